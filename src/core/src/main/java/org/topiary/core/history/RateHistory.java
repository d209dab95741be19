// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import java.util.Arrays;

/**
 * Records messages and payload bytes per second since a session began, in bounded memory. It keeps marks of the counts
 * up to a time: one for each second with messages and one where messages ceased. When it is full, it drops every second
 * mark of the older half; an old rate is then the average over a longer time. The newest 4,096 marks, more than an hour
 * of messages, are never thinned out.
 *
 * <p>One thread writes, any number of threads read, without locks.
 */
public final class RateHistory {
    private static final long SECOND = 1_000_000_000L;

    /** Maximum number of marks: 192 KiB. */
    private static final int CAPACITY = 8_192;

    /** The counts before a time. Readers see the first {@code size} marks, which never change. */
    private static final class Marks {
        final long[] times;
        final long[] messages;
        final long[] bytes;
        volatile int size;

        Marks(int capacity) {
            times = new long[capacity];
            messages = new long[capacity];
            bytes = new long[capacity];
        }

        void add(long time, long messagesBefore, long bytesBefore) {
            int at = size;
            times[at] = time;
            messages[at] = messagesBefore;
            bytes[at] = bytesBefore;
            size = at + 1;
        }

        Marks thinned() {
            Marks fewer = new Marks(times.length);
            for (int i = 0; i < size; i += i < size / 2 ? 2 : 1) {
                fewer.add(times[i], messages[i], bytes[i]);
            }
            return fewer;
        }
    }

    private final int capacity;
    private volatile Marks marks;

    /** Writer only: the start of the current second. */
    private long second = Long.MIN_VALUE / 2;

    public RateHistory() {
        this(CAPACITY);
    }

    RateHistory(int capacity) {
        this.capacity = capacity;
        marks = new Marks(capacity);
    }

    /**
     * Writer. Records that a message arrives.
     *
     * @param timeNanos its time, ns since the epoch; may go back if the wall clock was set back
     * @param messages number of messages before it
     * @param bytes payload bytes before it
     */
    public void note(long timeNanos, long messages, long bytes) {
        // A single comparison per message; a time before the current second starts a new one, too.
        if (Long.compareUnsigned(timeNanos - second, SECOND) >= 0) {
            mark(timeNanos, messages, bytes);
        }
    }

    private void mark(long timeNanos, long messages, long bytes) {
        long start = Math.floorDiv(timeNanos, SECOND) * SECOND;
        if (marks.size > capacity - 2) {
            marks = marks.thinned();
        }
        if (marks.size > 0 && start > second + SECOND) {
            marks.add(second + SECOND, messages, bytes);
        }
        marks.add(start, messages, bytes);
        second = start;
    }

    /** Time of the first message, rounded down to the second, ns since the epoch; {@link Long#MAX_VALUE} before it. */
    public long start() {
        Marks now = marks;
        return now.size == 0 ? Long.MAX_VALUE : now.times[0];
    }

    /** Rates per column of a chart; NaN where unknown, because the time is before the first message or not over yet. */
    public record Columns(double[] messages, double[] bytes) {}

    /**
     * The highest rate in each of several columns of equal duration.
     *
     * @param from start of the first column, ns since the epoch
     * @param to end of the last column, after {@code from}
     * @param now the current time; the second that is not over yet is left out
     * @param messagesNow number of messages counted up to now
     * @param bytesNow payload bytes counted up to now
     */
    public Columns columns(long from, long to, int columns, long now, long messagesNow, long bytesNow) {
        double[] messages = new double[columns];
        double[] bytes = new double[columns];
        Arrays.fill(messages, Double.NaN);
        Arrays.fill(bytes, Double.NaN);
        Marks known = marks;
        int size = known.size;
        double perColumn = (double) (to - from) / columns;
        for (int i = 0; i < size; i++) {
            long start = known.times[i];
            boolean last = i + 1 == size;
            long end = last ? start + SECOND : known.times[i + 1];
            if (end <= start || end > now) {
                continue;
            }
            double seconds = (end - start) / (double) SECOND;
            // The current counts may have been read before the last mark was made.
            double rate = Math.max(0, (last ? messagesNow : known.messages[i + 1]) - known.messages[i]) / seconds;
            double byteRate = Math.max(0, (last ? bytesNow : known.bytes[i + 1]) - known.bytes[i]) / seconds;
            raise(messages, rate, start - from, end - from, perColumn);
            raise(bytes, byteRate, start - from, end - from, perColumn);
            if (last) {
                raise(messages, 0, end - from, now - from, perColumn);
                raise(bytes, 0, end - from, now - from, perColumn);
            }
        }
        return new Columns(messages, bytes);
    }

    private static void raise(double[] columns, double rate, long start, long end, double perColumn) {
        int first = (int) Math.clamp(Math.floor(start / perColumn), 0, columns.length);
        int after = (int) Math.clamp(Math.ceil(end / perColumn), 0, columns.length);
        for (int i = first; i < after; i++) {
            // Written so that NaN is replaced: every comparison with NaN is false.
            columns[i] = columns[i] >= rate ? columns[i] : rate;
        }
    }
}
