// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReconnectTest {
    @Test
    void theDelayDoublesFromOneSecondToOneMinuteWithAFifthOfJitter() {
        Random random = new Random(1);
        long[] expected = {1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000};
        for (int failures = 0; failures < expected.length; failures++) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(Reconnect.DEFAULT.delay(failures, random))
                        .isBetween(expected[failures] * 8 / 10, expected[failures] * 12 / 10);
            }
        }
        assertThat(Reconnect.DEFAULT.delay(Integer.MAX_VALUE, random)).isBetween(48_000L, 72_000L);
    }

    @Test
    void delaysAndJitterAreThoseOfTheProfile() {
        Random random = new Random(1);
        Reconnect exact = new Reconnect(true, 250, 1_500, 0);
        long[] expected = {250, 500, 1_000, 1_500, 1_500};
        for (int failures = 0; failures < expected.length; failures++) {
            assertThat(exact.delay(failures, random)).isEqualTo(expected[failures]);
        }
        Reconnect wild = new Reconnect(true, 1_000, 3_600_000, 100);
        for (int i = 0; i < 1_000; i++) {
            assertThat(wild.delay(0, random)).isBetween(0L, 2_000L);
            assertThat(wild.delay(40, random)).isBetween(0L, 7_200_000L);
        }
    }
}
