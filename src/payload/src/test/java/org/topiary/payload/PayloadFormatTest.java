// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}|JSON",
                " [1] |JSON",
                "21.4|TEXT",
                "\"x\"|TEXT",
                "ON|TEXT",
                "``|TEXT",
                "{oops|TEXT",
                "[1] x|TEXT",
                "\uFEFF{}|TEXT",
                "a\u202eb|TEXT",
                "a\u0001b|HEX"
            })
    void the_best_format_is_found(String payload, PayloadFormat format) {
        assertThat(PayloadFormat.detect(payload.getBytes(UTF_8))).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({"0,HEX", "255,HEX", "10,TEXT", "27,TEXT"})
    void a_single_byte(int value, PayloadFormat format) {
        assertThat(PayloadFormat.detect(new byte[] {(byte) value})).isEqualTo(format);
    }
}
