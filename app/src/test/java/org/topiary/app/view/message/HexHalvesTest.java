// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.app.viewmodel.message.TextRange;
import org.topiary.payload.HexDump;
import org.topiary.payload.decode.Field.Range;

class HexHalvesTest {
    private static HexDump dump(String text) {
        return new HexDump(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void eachHalfHasItsOffsetDigitsAndCharacters() {
        String line = dump("0123456789abcdefghij").line(1);

        assertThat(HexHalves.line(dump("0123456789abcdef").line(0), 0))
                .isEqualTo("00000000  30 31 32 33 34 35 36 37  01234567");
        assertThat(HexHalves.line(dump("0123456789abcdef").line(0), 1))
                .isEqualTo("00000008  38 39 61 62 63 64 65 66  89abcdef");
        assertThat(HexHalves.line(line, 0)).isEqualTo("00000010  67 68 69 6a              ghij");
        assertThat(HexHalves.line(line, 1)).isEqualTo("00000018" + " ".repeat(27));
    }

    @Test
    void aHalfWithoutBytesIsNoLine() {
        for (int size = 0; size <= 40; size++) {
            HexDump dump = dump("x".repeat(size));
            int lines = dump.lineCount();
            assertThat(HexHalves.count(lines, lines == 0 ? "" : dump.line(lines - 1)))
                    .as("%d bytes", size)
                    .isEqualTo((size + 7) / 8);
        }
    }

    @Test
    void markedBytesAreThoseOfTheHalf() {
        String whole = dump("0123456789abcdef").line(0);
        List<TextRange> marks = HexMarks.of(new Range(6, 10), 0);

        assertThat(texts(HexHalves.line(whole, 0), HexHalves.ranges(marks, 0))).containsExactly("36 37", "67");
        assertThat(texts(HexHalves.line(whole, 1), HexHalves.ranges(marks, 1))).containsExactly("38 39", "89");
        assertThat(HexHalves.ranges(HexMarks.of(new Range(0, 2), 0), 1)).isEmpty();
    }

    private static List<String> texts(String line, List<TextRange> ranges) {
        return ranges.stream()
                .map(range -> line.substring(range.start(), range.end()))
                .toList();
    }

    @Test
    void eachByteIsFoundAtItsDigitsAndItsCharacter() {
        String whole = dump("0123456789abcdef").line(0);
        for (int offset = 0; offset < HexDump.WIDTH; offset++) {
            int half = offset / 8;
            for (TextRange range : HexHalves.ranges(HexMarks.of(new Range(offset, offset + 1), 0), half)) {
                assertThat(HexMarks.byteAt(0, HexHalves.column(range.start(), half)))
                        .as("%s at %d", whole, range.start())
                        .isEqualTo(offset);
            }
        }
    }
}
