// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "1023,1023 B",
        "1024,1.0 KiB",
        "1945,1.9 KiB",
        "1946,1.9 KiB",
        "1997,2.0 KiB",
        "102348,99.9 KiB",
        "102349,100 KiB",
        "1023487,999 KiB",
        "1023488,1.0 MiB",
        "1048575,1.0 MiB",
        "12897485,12.3 MiB",
        "9223372036854775807,8.0 EiB"
    })
    void sizesAreRoundedToThreeDigits(long bytes, String text) {
        assertThat(ByteSize.text(bytes).replace(',', '.')).isEqualTo(text);
        assertThat(text.length()).isLessThanOrEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "524287,0", "524288,1", "1572863,1", "268435456,256"})
    void mebibytesAreRounded(long bytes, long mebibytes) {
        assertThat(ByteSize.mebibytes(bytes)).isEqualTo(mebibytes);
    }
}
