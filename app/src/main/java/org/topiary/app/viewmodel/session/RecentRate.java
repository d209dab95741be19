// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

/** Events per second over the last two seconds, out of a counter that is looked at now and then. One thread. */
final class RecentRate {
    private static final long WINDOW_NANOS = 2_000_000_000L;
    private static final int SAMPLES = 64;

    private final long[] times = new long[SAMPLES];
    private final long[] counts = new long[SAMPLES];
    private int newest = -1;
    private int size;

    /** The rate as of now, NaN until there is something to compare with. */
    double sample(long nowNanos, long count) {
        if (size > 0 && nowNanos - times[newest] > WINDOW_NANOS) {
            // Nobody looked for a while: an average over that time would pass for the rate of now.
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
