// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HexDumpTest {
    private final HexDump dump = new HexDump("Hello MQTT\0\u00fc, a dump".getBytes(UTF_8));

    @Test
    void every_line_has_the_same_columns() {
        assertThat(dump.lineCount()).isEqualTo(2);
        assertThat(dump.line(0))
                .isEqualTo("00000000  48 65 6c 6c 6f 20 4d 51  54 54 00 c3 bc 2c 20 61  Hello MQTT···, a");
        assertThat(dump.line(1)).isEqualTo("00000010  20 64 75 6d 70                                     dump");
    }

    @Test
    void nothing_has_no_lines() {
        assertThat(new HexDump(new byte[0]).lineCount()).isZero();
        assertThatThrownBy(() -> dump.line(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
