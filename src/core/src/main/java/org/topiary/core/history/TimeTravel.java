// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.topiary.core.log.Messages;
import org.topiary.core.log.OlderMessages;
import org.topiary.core.tree.TopicTree;

/**
 * Reconstructs the log and the tree as of an earlier time. It locates a time by the first record of each chunk and a
 * scan of one chunk. It finds the newest message of a topic at that time by a few steps along the topic's chain, or if
 * those do not suffice by a scan of the log from that time on: the first message of the topic found there leads to the
 * one before. This needs no index and no work by the writer.
 *
 * <p>A moment is represented by a position: the end of the log at that time, exclusive. One thread, in parallel with
 * the writer.
 */
public final class TimeTravel {
    /** Used instead of a position: there was a message, but it is no longer in the log. */
    public static final long GONE = -2;

    /** Messages that are checked to find out whether the broker held a retained one. */
    private static final int RETAINED_STEPS = 256;

    /** Records scanned between two checks for cancellation: some tens of microseconds. */
    private static final int SCAN_STEPS = 4_096;

    private final Messages log;
    private final TopicTree tree;
    private final OlderMessages chain;

    public TimeTravel(Messages log, TopicTree tree) {
        this.log = log;
        this.tree = tree;
        chain = log.older();
    }

    /**
     * The end of the log as of a time: the position after the newest message that is not later.
     * {@link Messages#first()} if all messages in the log are later. If the wall clock was set back, the same time
     * occurred twice; the later occurrence counts.
     *
     * @param timeNanos nanoseconds since 1970-01-01T00:00Z
     */
    public long endAt(long timeNanos) {
        long to = log.end();
        long start = log.startBefore(to);
        // Backward from the newest chunk, not by binary search: after the clock was set back, times are not in order.
        while (start != Messages.NONE && log.time(start) > timeNanos) {
            to = start;
            start = log.startBefore(start);
        }
        if (start == Messages.NONE) {
            return log.first();
        }
        long end = start;
        for (long at = start; at != Messages.NONE && at < to; ) {
            long next = log.next(at);
            if (log.time(at) <= timeNanos) {
                end = next;
            }
            at = next;
        }
        return end == Messages.NONE ? log.first() : end;
    }

    /**
     * Finds the newest message of each topic before a position: its position, {@link Messages#NONE} if the topic had
     * none yet, {@link #GONE} if it is no longer in the log.
     *
     * @param nodes the topics, as many as {@code into} has room for
     * @param end a position of the log, such as one of {@link #endAt}
     */
    public void newestBefore(long end, int[] nodes, long[] into) {
        newestBefore(end, nodes, into, () -> false);
    }

    /**
     * Like {@link #newestBefore(long, int[], long[])}, with cancellation.
     *
     * @param cancelled called often; once it returns true, the call ends, and unknown positions are {@link #GONE}
     */
    public void newestBefore(long end, int[] nodes, long[] into, BooleanSupplier cancelled) {
        Wanted wanted = new Wanted(nodes.length);
        for (int i = 0; i < nodes.length; i++) {
            long last = tree.lastPosition(nodes[i]);
            if (last >= end) {
                chain.walk(last, end - 1);
                last = chain.next();
            }
            // A walk ends at its target, at a message that is gone, or unfinished at its limit.
            into[i] = last < end ? known(last) : last < log.first() ? GONE : wanted.add(nodes[i], i);
        }
        long at = Math.max(end, log.first());
        for (int steps = 1; wanted.left > 0 && at != Messages.NONE && at < log.end(); steps++) {
            if (steps % SCAN_STEPS == 0 && cancelled.getAsBoolean()) {
                return;
            }
            int index = wanted.take(log.topic(at));
            if (index >= 0) {
                chain.walk(at, end - 1);
                into[index] = chain.next() < end ? known(chain.next()) : GONE;
            }
            at = log.next(at);
        }
    }

    private long known(long position) {
        return position == Messages.NONE || position >= log.first() ? position : GONE;
    }

    /**
     * Whether the log shows that the broker held a retained message for the topic after the message at a position had
     * arrived: that message or an earlier one arrived with the RETAIN flag set, and was not cleared since. False if the
     * log does not show it.
     */
    public boolean retained(long position) {
        long at = position;
        for (int steps = 0; steps < RETAINED_STEPS && at >= log.first(); steps++) {
            Messages.Head head = log.readHead(at, 0);
            if (head == null) {
                return false;
            }
            if (head.retained() || head.payloadLength() == 0) {
                return head.retained() && head.payloadLength() > 0;
            }
            at = head.previous();
        }
        return false;
    }

    /** Topics still to be found, each with the index of its result: an open-addressing table, at most half full. */
    private static final class Wanted {
        private static final int FREE = -1;
        private static final int TAKEN = -2;

        private final int[] nodes;
        private final int[] indices;
        private final int mask;
        private int left;

        Wanted(int most) {
            int length = Integer.highestOneBit(Math.max(1, most)) * 4;
            nodes = new int[length];
            indices = new int[length];
            mask = length - 1;
            Arrays.fill(nodes, FREE);
        }

        /** Returns the placeholder for its result until it is found. */
        long add(int node, int index) {
            int at = place(node);
            while (nodes[at] != FREE) {
                at = (at + 1) & mask;
            }
            nodes[at] = node;
            indices[at] = index;
            left++;
            return GONE;
        }

        /** Removes a topic and returns its index; -1 if it is not, or no longer, wanted. */
        int take(int node) {
            for (int at = place(node); nodes[at] != FREE; at = (at + 1) & mask) {
                if (nodes[at] == node && node >= 0) {
                    nodes[at] = TAKEN;
                    left--;
                    return indices[at];
                }
            }
            return -1;
        }

        private int place(int node) {
            int hash = node * 0x9E3779B9;
            return (hash ^ hash >>> 16) & mask;
        }
    }
}
