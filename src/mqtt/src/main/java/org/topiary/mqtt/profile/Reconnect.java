// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.random.RandomGenerator;

/**
 * Whether and when a connection that was lost is opened again: first after {@code firstMillis}, then after twice the
 * time before, up to {@code longestMillis}.
 *
 * @param firstMillis 100 to {@code longestMillis}
 * @param longestMillis up to 3,600,000
 * @param jitterPercent 0 to 100: each delay is changed by up to that much, either way, so that many clients do not come
 *     back at once
 */
public record Reconnect(boolean enabled, long firstMillis, long longestMillis, int jitterPercent) {
    public static final Reconnect DEFAULT = new Reconnect(true, 1_000, 60_000, 20);

    public Reconnect {
        if (firstMillis < 100 || firstMillis > longestMillis || longestMillis > 3_600_000) {
            throw new IllegalArgumentException(
                    "The reconnect delays must be 100 to 3600000 ms, with the first no longer than the longest; they are "
                            + firstMillis + " and " + longestMillis + ".");
        }
        if (jitterPercent < 0 || jitterPercent > 100) {
            throw new IllegalArgumentException("The reconnect jitter must be 0 to 100 %, not " + jitterPercent + ".");
        }
    }

    /**
     * How long to wait before the next attempt; milliseconds.
     *
     * @param failures attempts that failed before, from 0
     */
    public long delay(int failures, RandomGenerator random) {
        // 3,600,000 doubled from 100 is reached long before 30.
        long delay = failures >= 30 ? longestMillis : Math.min(longestMillis, firstMillis << failures);
        return Math.round(delay * (1 + jitterPercent / 100.0 * (2 * random.nextDouble() - 1)));
    }
}
