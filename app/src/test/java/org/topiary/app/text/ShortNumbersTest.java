// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShortNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "9999,9999",
        "10000,10k",
        "81999,81k",
        "999999,999k",
        "1000000,1.0M",
        "2450000,2.4M",
        "12345678,12M",
        "3000000000,3.0G"
    })
    void countsAreShortAndRoundDown(long count, String shown) {
        assertThat(ShortNumbers.count(count)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.04,''", "NaN,''", "0.25,0.2/s", "9.99,9.9/s", "41.7,41/s", "2345,2.3k/s", "2500000,2.5M/s"})
    void ratesAreShortAndEmptyWhenThereIsNothingToTell(double rate, String shown) {
        assertThat(ShortNumbers.rate(rate)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "-5,now",
        "0,now",
        "999999999,now",
        "1000000000,1 s",
        "59999999999,59 s",
        "60000000000,1 min",
        "7200000000000,2 h",
        "172800000000000,2 d"
    })
    void agesUseOneUnit(long nanos, String shown) {
        assertThat(ShortNumbers.age(nanos)).isEqualTo(shown);
    }
}
