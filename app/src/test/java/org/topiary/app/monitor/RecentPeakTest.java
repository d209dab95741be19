// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RecentPeakTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = -5 * SECOND;

    private final RecentPeak peak = new RecentPeak(3);

    @Test
    void isTheGreatestOfTheLastSeconds() {
        assertThat(peak.get(START)).isZero();
        peak.add(START, 7);
        peak.add(START + SECOND / 2, 5);
        peak.add(START + SECOND, 6);

        assertThat(peak.get(START + 2 * SECOND)).isEqualTo(7);
        assertThat(peak.get(START + 3 * SECOND)).isEqualTo(6);
        assertThat(peak.get(START + 4 * SECOND)).isZero();
    }

    @Test
    void aSecondThatComesRoundStartsAgain() {
        peak.add(START, 7);
        peak.add(START + 3 * SECOND, 2);

        assertThat(peak.get(START + 3 * SECOND)).isEqualTo(2);
    }
}
