// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.core.progress.WorkStage;
import org.topiary.testkit.RecordedStage;

class ByteNotationTest {
    private static final byte[] SHORT = {0x7b, 0, (byte) 0xff, 0x0a};

    private static byte[] large() {
        byte[] bytes = new byte[5 * WorkStage.BYTES + 7];
        new Random(2).nextBytes(bytes);
        return bytes;
    }

    @Test
    void textHasAllCharactersWhereverAPartEnds() {
        String text = "ä€😀".repeat(WorkStage.BYTES);
        for (String before : List.of("", "a", "aa", "aaa")) {
            byte[] utf8 = (before + text).getBytes(StandardCharsets.UTF_8);
            assertThat(ByteNotation.TEXT.write(utf8)).isEqualTo(before + text);
        }
        byte[] binary = new byte[2 * WorkStage.BYTES];
        Arrays.fill(binary, (byte) 0x80);
        assertThat(ByteNotation.TEXT.write(binary)).isEqualTo("\ufffd".repeat(binary.length));
    }

    @Test
    void hexHasAllBytes() {
        assertThat(ByteNotation.HEX.write(SHORT)).isEqualTo("7b 00 ff 0a");
        assertThat(ByteNotation.HEX.write(new byte[0])).isEmpty();
        assertThat(ByteNotation.HEX.write(large()))
                .isEqualTo(HexFormat.ofDelimiter(" ").formatHex(large()));
    }

    @Test
    void base64HasAllBytes() {
        assertThat(ByteNotation.BASE64.write(SHORT)).isEqualTo("ewD/Cg==");
        assertThat(ByteNotation.BASE64.write(new byte[0])).isEmpty();
        assertThat(Base64.getDecoder().decode(ByteNotation.BASE64.write(large())))
                .isEqualTo(large());
    }

    @Test
    void anArrayOfCHasTwelveBytesInALine() {
        byte[] bytes = Arrays.copyOf(SHORT, 13);
        bytes[12] = 1;
        assertThat(ByteNotation.C_ARRAY.write(bytes)).isEqualTo("""
                static const unsigned char payload[] = {
                    0x7b, 0x00, 0xff, 0x0a, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
                    0x01
                };
                static const unsigned long payload_length = 13;
                """);
    }

    @Test
    void anArrayOfCIsValidForAnEmptyPayloadAndWholeForALargeOne() {
        assertThat(ByteNotation.C_ARRAY.write(new byte[0]))
                .contains("{\n    0x00\n}")
                .endsWith("payload_length = 0;\n");
        String digits = ByteNotation.C_ARRAY
                .write(large())
                .replaceAll("(?s)^[^{]*\\{|\\}.*", "")
                .replaceAll("0x|[\\s,]", "");
        assertThat(HexFormat.of().parseHex(digits)).isEqualTo(large());
    }

    @ParameterizedTest
    @EnumSource
    void itSaysHowFarItIsAndEndsWhenItIsCancelled(ByteNotation notation) {
        RecordedStage progress = RecordedStage.patient();
        progress.stage().call(() -> notation.write(large()));
        assertThat(progress.fractions()).hasSizeGreaterThan(4).isSorted();

        assertThatThrownBy(() -> RecordedStage.cancelledAfter(2).stage().call(() -> notation.write(large())))
                .isInstanceOf(CancellationException.class);
    }
}
