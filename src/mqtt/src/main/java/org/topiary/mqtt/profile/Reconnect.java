// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.random.RandomGenerator;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;

/**
 * Whether and when a lost connection is reopened: first after {@code firstMillis}, then each time after twice the
 * previous delay, up to {@code longestMillis}.
 *
 * @param firstMillis 100 to {@code longestMillis}
 * @param longestMillis up to 3,600,000
 * @param jitterPercent 0 to 100: each delay varies by up to this much in either direction, so that many clients do not
 *     reconnect at the same time
 */
public record Reconnect(boolean enabled, long firstMillis, long longestMillis, int jitterPercent) {
    public static final Reconnect DEFAULT = new Reconnect(true, 1_000, 60_000, 20);

    public Reconnect {
        if (firstMillis < 100 || firstMillis > longestMillis || longestMillis > 3_600_000) {
            throw new InvalidInputException(Phrase.of("profile.reconnect.delays", firstMillis, longestMillis));
        }
        if (jitterPercent < 0 || jitterPercent > 100) {
            throw new InvalidInputException(Phrase.of("profile.reconnect.jitter", jitterPercent));
        }
    }

    /**
     * The delay before the next attempt, in ms.
     *
     * @param failures number of failed attempts so far, from 0
     */
    public long delay(int failures, RandomGenerator random) {
        // Doubling 100 reaches 3,600,000 long before 30 doublings.
        long delay = failures >= 30 ? longestMillis : Math.min(longestMillis, firstMillis << failures);
        return Math.round(delay * (1 + jitterPercent / 100.0 * (2 * random.nextDouble() - 1)));
    }
}
