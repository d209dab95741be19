// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "500,+0 µs",
        "42000,+42 µs",
        "12000000,+12 ms",
        "1004000000,+1.004 s",
        "59900000000,+59.9 s",
        "200000000000,+3 min 20 s",
        "7500000000000,+2 h 5 min",
        "180000000000000,+2 d 2 h"
    })
    void spans_are_short(long nanos, String text) {
        assertThat(Times.delta(nanos).replace(',', '.')).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,just now",
        "-5,just now",
        "999999999,just now",
        "12000000000,12 s ago",
        "59999999999,59 s ago",
        "60000000000,1 min ago",
        "3600000000000,1 h ago",
        "86400000000000,1 d ago",
        "7200000000000,2 h ago",
        "864000000000000,10 d ago"
    })
    void ages_have_one_unit(long nanos, String text) {
        assertThat(Times.age(nanos)).isEqualTo(text);
    }

    @Test
    void times_have_milliseconds() {
        assertThat(Times.time(1_700_000_000_512_345_678L)).contains("512").doesNotContain("345");
        assertThat(Times.dateAndTime(1_700_000_000_512_345_678L)).contains("2023");
    }
}
