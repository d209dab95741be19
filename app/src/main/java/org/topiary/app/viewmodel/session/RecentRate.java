// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

/** Events per second over the last two seconds, from samples of a counter. Single thread. */
final class RecentRate {
    private static final long WINDOW_NANOS = 2_000_000_000L;
    private static final int SAMPLES = 64;

    private final long[] times = new long[SAMPLES];
    private final long[] counts = new long[SAMPLES];
    private int newest = -1;
    private int size;

    /** The current rate; NaN until there are two samples. */
    double sample(long nowNanos, long count) {
        if (size > 0 && nowNanos - times[newest] > WINDOW_NANOS) {
            // After a gap between samples, an average over the gap would appear as the current rate.
            size = 0;
        }
        newest = (newest + 1) % SAMPLES;
        times[newest] = nowNanos;
        counts[newest] = count;
        size = Math.min(size + 1, SAMPLES);
        int oldest = newest;
        for (int i = 1; i < size; i++) {
            int candidate = Math.floorMod(newest - i, SAMPLES);
            oldest = candidate;
            if (nowNanos - times[candidate] >= WINDOW_NANOS) {
                break;
            }
        }
        long span = nowNanos - times[oldest];
        return span <= 0 ? Double.NaN : (count - counts[oldest]) * 1e9 / span;
    }
}
