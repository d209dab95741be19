// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.payload.StyledText.Kind;

final class TimeNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "978307200,2001-01-01T00:00:00Z",
        "1700000000,2023-11-14T22:13:20Z",
        "4133980799,2100-12-31T23:59:59Z",
        "978307200000,2001-01-01T00:00:00Z",
        "1700000000123,2023-11-14T22:13:20.123Z",
        "1700000000000001,2023-11-14T22:13:20.000001Z",
        "4133980799999999,2100-12-31T23:59:59.999999Z"
    })
    void wholeNumbersOfTheseYearsAreTimes(String digits, Instant time) {
        assertThat(TimeNumbers.of(digits)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "978307199",
                "4133980800",
                "-1700000000",
                "1700000000.5",
                "17e8",
                "4133980800000000",
                "1700000000000000000",
                "99999999999999999999"
            })
    void othersAreNot(String digits) {
        assertThat(TimeNumbers.of(digits)).isEmpty();
    }

    @Test
    void remarksAreAtTheEndsOfLinesAndCanBeTakenAway() {
        byte[] json = "{\"at\":1700000000,\"n\":5,\"all\":[1700000000123]}".getBytes(StandardCharsets.UTF_8);
        StyledText text = Objects.requireNonNull(
                Objects.requireNonNull(JsonIndex.of(json)).prettyWithRemarks());

        assertThat(text.text()).isEqualTo("""
                {
                  "at": 1700000000,  (2023-11-14T22:13:20Z)
                  "n": 5,
                  "all": [
                    1700000000123  (2023-11-14T22:13:20.123Z)
                  ]
                }""");
        StyledText plain = text.withoutRemarks();
        assertThat(plain).isEqualTo(JsonText.pretty(json));
        assertThat(text.spans()).filteredOn(span -> span.kind() == Kind.REMARK).hasSize(2);
    }
}
