// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTextTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static long nanos(String instant) {
        Instant parsed = Instant.parse(instant);
        return parsed.getEpochSecond() * 1_000_000_000L + parsed.getNano();
    }

    /** It is 16:25 in Berlin. */
    @ParameterizedTest
    @CsvSource({
        "12:03,     2026-11-29T11:03:00Z",
        "9:05,      2026-11-29T08:05:00Z",
        "12:03:20,  2026-11-29T11:03:20Z",
        "12:03:20.5,2026-11-29T11:03:20.5Z",
        "18:00,     2026-11-28T17:00:00Z",
        "-5m,       2026-11-29T15:20:00Z",
        "-30s,      2026-11-29T15:24:30Z",
        "-2h,       2026-11-29T13:25:00Z",
        "' -5 m ',  2026-11-29T15:20:00Z",
    })
    void aMomentAsTyped(String text, String expected) {
        assertThat(MomentText.parse(text, nanos("2026-11-29T15:25:00Z"), BERLIN))
                .isEqualTo(OptionalLong.of(nanos(expected)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "25:00", "5m", "-", "-5", "12:03:99", "-9999999h"})
    void whatIsNoMoment(String text) {
        assertThat(MomentText.parse(text, 0, BERLIN)).isEmpty();
    }
}
