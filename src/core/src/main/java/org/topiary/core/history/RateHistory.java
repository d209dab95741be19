// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import java.util.Arrays;

/**
 * Messages and payload bytes per second since a session began, in bounded memory: marks of what had been counted up to
 * a time, one for each second with messages and one where messages ceased. When there is no room for more, every second
 * mark of the older half goes; an old rate is then the average over a longer time. The newest 4,096 marks, more than an
 * hour of messages, are never thinned out.
 *
 * <p>One thread notes, any number of threads read, without locks.
 */
public final class RateHistory {
    private static final long SECOND = 1_000_000_000L;

    /** Marks at most: 192 KiB. */
    private static final int CAPACITY = 8_192;

    /** What had been counted before a time. Readers see the first {@code size} of them, which never change. */
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

    /** The writer's own: the start of the second it is in. */
    private long second = Long.MIN_VALUE / 2;

    public RateHistory() {
        this(CAPACITY);
    }

    RateHistory(int capacity) {
        this.capacity = capacity;
        marks = new Marks(capacity);
    }

    /**
     * Writer. A message arrives.
     *
     * @param timeNanos its time, ns since the epoch; where the wall clock was set back, time goes back too
     * @param messages messages before it
     * @param bytes payload bytes before it
     */
    public void note(long timeNanos, long messages, long bytes) {
        // One comparison for a message; a time before the second is a new second as well.
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

    /** When the first message came, to the second, ns since the epoch; {@link Long#MAX_VALUE} before it. */
    public long start() {
        Marks now = marks;
        return now.size == 0 ? Long.MAX_VALUE : now.times[0];
    }

    /**
     * Rates per column of a picture; NaN where nothing is known, because the time is before the first message or not
     * over yet.
     */
    public record Columns(double[] messages, double[] bytes) {}

    /**
     * The highest rate in each of some columns that share a time evenly.
     *
     * @param from start of the first column, ns since the epoch
     * @param to end of the last column, after {@code from}
     * @param now what time it is: the second that is not over yet is left out
     * @param messagesNow messages counted up to now
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
            // What is counted now may have been read before the last mark was made.
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
            // NaN is no number to compare with.
            columns[i] = columns[i] >= rate ? columns[i] : rate;
        }
    }
}
