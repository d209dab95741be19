// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({"0,0 B", "1023,1023 B", "1024,1.0 KiB", "1048575,1.0 MiB", "12897485,12.3 MiB",
            "9223372036854775807,8388608.0 TiB"})
    void sizes_have_one_decimal(long bytes, String text) {
        assertThat(ByteSize.text(bytes).replace(',', '.')).isEqualTo(text);
    }
}
