// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.monitor;

/** The largest value of the last few seconds. Not thread-safe. */
final class RecentPeak {
    private static final long SECOND = 1_000_000_000L;

    private final long[] peaks;
    private final long[] seconds;

    /** @param window number of seconds that count, including the current one */
    RecentPeak(int window) {
        peaks = new long[window];
        seconds = new long[window];
    }

    /** @param nowNanos a monotonic clock, in ns */
    void add(long nowNanos, long value) {
        long second = Math.floorDiv(nowNanos, SECOND);
        int slot = Math.floorMod(second, peaks.length);
        peaks[slot] = seconds[slot] == second ? Math.max(peaks[slot], value) : value;
        seconds[slot] = second;
    }

    /** Returns 0 if nothing was added in that time. */
    long get(long nowNanos) {
        long second = Math.floorDiv(nowNanos, SECOND);
        long peak = 0;
        for (int i = 0; i < peaks.length; i++) {
            if (second - seconds[i] < peaks.length) {
                peak = Math.max(peak, peaks[i]);
            }
        }
        return peak;
    }
}
