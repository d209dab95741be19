// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.topiary.core.log.BackChain;
import org.topiary.core.log.MessageLog;
import org.topiary.core.tree.TopicTree;

/**
 * The log and the tree as they stood at an earlier time. A time is found by the first record of each chunk and a scan
 * of one chunk; the newest message of a topic at that time by a few steps along its chain, or where those do not
 * suffice by a scan of the log from that time on: the first message of the topic met there leads to the one before.
 * Nothing is kept for it, and the writer does nothing for it.
 *
 * <p>What a moment shows is bounded by a position: the end of the log at that time, exclusive. One thread, beside the
 * writer.
 */
public final class TimeTravel {
    /** In place of a position: there was a message, but it is no longer in the log. */
    public static final long GONE = -2;

    /** Messages that are looked at to find out whether the broker held a retained one. */
    private static final int RETAINED_STEPS = 256;

    /** Records that are scanned between two looks at whether to leave off: some tens of microseconds. */
    private static final int SCAN_STEPS = 4_096;

    private final MessageLog log;
    private final TopicTree tree;
    private final BackChain chain;

    public TimeTravel(MessageLog log, TopicTree tree) {
        this.log = log;
        this.tree = tree;
        chain = new BackChain(log);
    }

    /**
     * The end of the log as of a time: the position after the newest message that is not later.
     * {@link MessageLog#first()} if all that are there are later. Where the wall clock was set back, a time came twice,
     * and the later of its two passes is meant.
     *
     * @param timeNanos nanoseconds since 1970-01-01T00:00Z
     */
    public long endAt(long timeNanos) {
        long to = log.end();
        long start = log.startBefore(to);
        // From the newest chunk on, not by bisection: times that were set back are in no order.
        while (start != MessageLog.NONE && log.time(start) > timeNanos) {
            to = start;
            start = log.startBefore(start);
        }
        if (start == MessageLog.NONE) {
            return log.first();
        }
        long end = start;
        for (long at = start; at != MessageLog.NONE && at < to; ) {
            long next = log.next(at);
            if (log.time(at) <= timeNanos) {
                end = next;
            }
            at = next;
        }
        return end == MessageLog.NONE ? log.first() : end;
    }

    /**
     * Finds the newest message of each topic before a position: its own position, {@link MessageLog#NONE} where the
     * topic had none yet, {@link #GONE} where it is no longer in the log.
     *
     * @param nodes the topics, as many as {@code into} has room for
     * @param end a position of the log, such as one of {@link #endAt}
     */
    public void newestBefore(long end, int[] nodes, long[] into) {
        newestBefore(end, nodes, into, () -> false);
    }

    /**
     * As {@link #newestBefore(long, int[], long[])}, for who may not want the answer any more.
     *
     * @param cancelled whether to leave off, what is not known then counts as {@link #GONE}; asked often
     */
    public void newestBefore(long end, int[] nodes, long[] into, BooleanSupplier cancelled) {
        Wanted wanted = new Wanted(nodes.length);
        for (int i = 0; i < nodes.length; i++) {
            long last = tree.lastPosition(nodes[i]);
            if (last >= end) {
                chain.walk(last, end - 1);
                last = chain.next();
            }
            // A walk ends where it was to end, or at a message that is gone, or for the time being.
            into[i] = last < end ? known(last) : last < log.first() ? GONE : wanted.add(nodes[i], i);
        }
        long at = Math.max(end, log.first());
        for (int steps = 1; wanted.left > 0 && at != MessageLog.NONE && at < log.end(); steps++) {
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
        return position == MessageLog.NONE || position >= log.first() ? position : GONE;
    }

    /**
     * Whether the log shows that the broker held a retained message for the topic after the message at a position had
     * arrived: it, or one of the messages before it, came as retained and was not cleared since. False where the log
     * does not tell.
     */
    public boolean retained(long position) {
        long at = position;
        for (int steps = 0; steps < RETAINED_STEPS && at >= log.first(); steps++) {
            MessageLog.Head head = log.readHead(at, 0);
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

    /** Topics still to be met, each with the index of its result: an open-addressed table, at most half full. */
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

        /** Returns what to say of it as long as it was not met. */
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

        /** The index of a topic, once; -1 for one that is not wanted, or not any more. */
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
