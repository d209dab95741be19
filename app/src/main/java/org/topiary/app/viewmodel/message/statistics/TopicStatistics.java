// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.statistics;

import java.util.Arrays;
import org.topiary.app.tasks.Cancel;
import org.topiary.core.history.Outages;
import org.topiary.core.log.Messages;
import org.topiary.core.log.OlderMessages;

/**
 * Intervals and payload sizes of the newest messages of a topic that are in the log. Spans are in nanoseconds, sizes in
 * bytes of the payload.
 *
 * @param messages number of messages that the figures are of
 * @param all whether these are all messages of the topic in the log
 * @param newestNanos when the newest one arrived, nanoseconds since 1970-01-01T00:00Z
 */
public record TopicStatistics(int messages, boolean all, long newestNanos, Intervals intervals, Sizes sizes) {
    /** The maximum number of messages that the figures are of. */
    public static final int MAX_MESSAGES = 10_000;

    /**
     * The times between a message and the next one, unless there was no connection in between.
     *
     * @param count number of intervals; without any, the others are 0
     * @param leftOut number of intervals in which there was no connection at some time
     * @param jitter the median of the differences between the intervals and their median
     */
    public record Intervals(int count, int leftOut, long median, long jitter, long longest) {
        static Intervals of(long[] spans, int leftOut) {
            if (spans.length == 0) {
                return new Intervals(0, leftOut, 0, 0, 0);
            }
            Arrays.sort(spans);
            long median = middle(spans);
            long longest = spans[spans.length - 1];
            for (int i = 0; i < spans.length; i++) {
                spans[i] = Math.abs(spans[i] - median);
            }
            Arrays.sort(spans);
            return new Intervals(spans.length, leftOut, median, middle(spans), longest);
        }
    }

    /** Payload sizes; of no messages, all are 0. */
    public record Sizes(long smallest, long median, long largest, long total) {
        static Sizes of(long[] sizes) {
            if (sizes.length == 0) {
                return new Sizes(0, 0, 0, 0);
            }
            Arrays.sort(sizes);
            return new Sizes(
                    sizes[0],
                    middle(sizes),
                    sizes[sizes.length - 1],
                    Arrays.stream(sizes).sum());
        }
    }

    /**
     * Reads the newest {@link #MAX_MESSAGES}. Any thread.
     *
     * @param newest position of the newest message of the topic; {@link Messages#NONE} for none
     * @param end leaves out messages from this position on
     * @param outages the times without a connection
     * @throws java.util.concurrent.CancellationException if the task was cancelled
     */
    static TopicStatistics read(Messages log, long newest, long end, Outages outages, Cancel cancel) {
        OlderMessages chain = log.older();
        long[] times = new long[MAX_MESSAGES];
        long[] sizes = new long[MAX_MESSAGES];
        int count = 0;
        long at = newest;
        boolean all = true;
        while (all && at != Messages.NONE) {
            cancel.check();
            chain.walk(at, Messages.NONE);
            for (int i = 0; all && i < chain.size(); i++) {
                Messages.Head head = chain.position(i) >= end ? null : log.readHead(chain.position(i), 0);
                if (head != null && count == MAX_MESSAGES) {
                    all = false;
                } else if (head != null) {
                    times[count] = head.timeNanos();
                    sizes[count] = head.payloadLength();
                    count++;
                }
            }
            at = chain.size() == 0 || chain.next() < log.first() ? Messages.NONE : chain.next();
        }
        long newestNanos = count == 0 ? 0 : times[0];
        return new TopicStatistics(
                count, all, newestNanos, intervals(times, count, outages), Sizes.of(Arrays.copyOf(sizes, count)));
    }

    /** @param times of messages, the newest first */
    private static Intervals intervals(long[] times, int count, Outages outages) {
        long[] spans = new long[Math.max(0, count - 1)];
        int kept = 0;
        for (int i = 1; i < count; i++) {
            if (!outages.anyBetween(times[i], times[i - 1])) {
                spans[kept] = Math.max(0, times[i - 1] - times[i]);
                kept++;
            }
        }
        return Intervals.of(Arrays.copyOf(spans, kept), spans.length - kept);
    }

    /** @param sorted not empty */
    private static long middle(long[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] + (sorted[half] - sorted[half - 1]) / 2;
    }
}
