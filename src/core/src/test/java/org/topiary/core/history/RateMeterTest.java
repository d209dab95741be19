// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    private static final long MILLI = 1_000_000L;
    private static final int NODE = 7;

    private final Map<Integer, Long> counts = new HashMap<>();
    private final RateMeter meter = new RateMeter(node -> counts.getOrDefault((int) node, 0L));
    private long now = -5 * MILLI;

    @Test
    void isUnknownUntilANodeWasWatchedForASecond() {
        counts.put(NODE, 1_000_000L);

        assertThat(meter.rate(NODE, now)).isNaN();
        assertThat(meter.rate(NODE, now + 999 * MILLI)).isNaN();
        counts.put(NODE, 1_000_020L);
        assertThat(meter.rate(NODE, now + 1000 * MILLI)).isEqualTo(20);
    }

    @Test
    void isTheMeanOfTheLastSecondsHoweverOftenItIsQueried() {
        watch(20, 10_000);
        assertThat(meter.rate(NODE, now)).isCloseTo(20, within(0.01));

        watch(200, 7_000);
        assertThat(meter.rate(NODE, now)).isCloseTo(200, within(0.01));
    }

    @Test
    void fallsToZeroWhenTheNodeIsSilent() {
        watch(60, 10_000);
        watch(0, 3_000);
        assertThat(meter.rate(NODE, now)).isBetween(1.0, 59.0);
        watch(0, 4_000);
        assertThat(meter.rate(NODE, now)).isZero();
    }

    @Test
    void aNodeThatIsShownAgainInTimeKeepsItsRate() {
        watch(20, 5_000);
        now += 4_000 * MILLI;
        counts.merge(NODE, 80L, Long::sum);
        assertThat(meter.rate(NODE, now)).isCloseTo(20, within(0.01));
    }

    @Test
    void removesNodesThatWereNotQueriedForTenSeconds() {
        for (int node = 0; node < 1000; node++) {
            assertThat(meter.rate(node, now)).isNaN();
        }
        long later = now + 9_000 * MILLI;
        assertThat(meter.rate(NODE, later)).isZero();
        meter.sweep(later);
        assertThat(meter.size()).isEqualTo(1000);

        meter.sweep(now + 10_000 * MILLI);
        assertThat(meter.size()).isEqualTo(1);
        assertThat(meter.rate(NODE, later)).isZero();
        assertThat(meter.rate(NODE + 1, later)).isNaN();
    }

    private void watch(long perSecond, long millis) {
        for (long t = 0; t < millis; t += 50) {
            now += 50 * MILLI;
            counts.merge(NODE, perSecond / 20, Long::sum);
            double rate = meter.rate(NODE, now);
            assertThat(Double.isNaN(rate) || rate >= 0).isTrue();
        }
    }
}
