// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BytesAsLinesTest {
    @Test
    void belowUpToEightBytesAreTheNumbersThatTheyMayBe() {
        assertThat(lines("c245"))
                .containsExactly(
                        "00000000  c2 45                                             ·E",
                        "                  Big-endian  Little-endian",
                        "Unsigned 16 bits  49733       17858",
                        "Signed 16 bits    -15803      17858",
                        "Float 16 bits     -3.1347656  5.7578125",
                        "Bits              11000010 01000101");
    }

    @Test
    void aSingleByteHasNoOrder() {
        assertThat(lines("fe").subList(1, 5))
                .containsExactly("", "Unsigned 8 bits  254", "Signed 8 bits    -2", "Bits             11111110");
    }

    @Test
    void longerPayloadsAreADumpOnly() {
        assertThat(lines("000102030405060708")).hasSize(1);
        assertThat(lines("00".repeat(17))).hasSize(2);
    }

    private static List<String> lines(String hex) {
        BytesAsLines bytes = BytesAsLines.of(HexFormat.of().parseHex(hex));
        return IntStream.range(0, bytes.count()).mapToObj(bytes::line).toList();
    }
}
