// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.payload.words.PayloadProblems;

class LayoutParserTest {
    private static String problem(String layout) {
        Layouts layouts = Layouts.of("a", layout);
        assertThat(layouts.names()).isEmpty();
        return PayloadProblems.sentences(List.of(layouts.problems().getFirst().asDecodeProblem()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "u16 a;\\n\\n  u15 b | line 3, column 3: A type such as u16, or \"big\" or \"little\" alone, is expected before \"u15\".",
                "time16 a | line 1, column 1: A type such as u16",
                "f24 a | line 1, column 1: A type such as u16",
                "[ | line 1, column 1: A type such as u16, or \"big\" or \"little\" alone, is expected before \"[\".",
                "bits 65 a | line 1, column 6: A number of bits from 1 to 64 is expected before \"65\".",
                "bits a | line 1, column 6: A number of bits from 1 to 64 is expected before \"a\".",
                "bits | line 1, column 5: A number of bits from 1 to 64 is expected before the end of the line.",
                "skip | line 1, column 5: A number of bytes of at least 1",
                "text 0 a | line 1, column 6: A number of bytes of at least 1",
                "u8 | line 1, column 3: A name that begins with a letter, or is in quotes, is expected before the end of the line.",
                "u8 7a | line 1, column 4: A name that begins with a letter",
                "u8 a; text b name | line 1, column 12: There is no field b before this one.",
                "f32 a; u8 b[a] | line 1, column 13: The field a is no integer, so it cannot be a length.",
                "u8 a[2]; u8 b[a] | line 1, column 15: The field a is no integer",
                "u8 b[b] | line 1, column 6: There is no field b before this one.",
                "u8 a[-1] | line 1, column 6: A number of elements, or the name of the field with that number, is expected before \"-1\".",
                "u8 a[99999999999] | line 1, column 6: A number of elements",
                "u8 a[2 | line 1, column 7: A closing ] is expected before the end of the line.",
                "u8 a[2, | line 1, column 7: A closing ] is expected before \",\".",
                "bits 1 a[] | line 1, column 10: A number of elements",
                "text a[2] | line 1, column 8: In an array, the type text needs a number of bytes.",
                "u8 a; u8 a | line 1, column 10: There is another field a.",
                "bytes a; u8 b | line 1, column 10: Nothing can follow the field a, which takes all that is left.",
                "u8 a[]; skip 1 | line 1, column 9: Nothing can follow the field a",
                "u8 a /0 | line 1, column 6: A number cannot be divided by 0.",
                "u8 a /x | line 1, column 6: A decimal number is expected in or after \"/x\".",
                "u8 a *1e9 | line 1, column 6: A decimal number is expected in or after \"*1e9\".",
                "u8 a / | line 1, column 7: A decimal number is expected in or after the end of the line.",
                "u8 a /10 /5 | line 1, column 10: This is there twice: \"/5\".",
                "u8 a °C % | line 1, column 9: This is there twice: \"%\".",
                "u8 a 1/min | line 1, column 6: The end of the line is expected before \"1/min\".",
                "u8 a } | line 1, column 6: The end of the line is expected before \"}\".",
                "skip 2 a | line 1, column 8: The end of the line is expected before \"a\".",
                "text 4 a /10 | line 1, column 10: The type text has no factor, divisor or offset.",
                "text 4 a °C | line 1, column 10: The type text has no unit.",
                "f32 a {1 b} | line 1, column 7: The numbers of the type f32 have no names.",
                "time32 a /10 | line 1, column 10: The type time32 has no factor, divisor or offset.",
                "time32 a h | line 1, column 10: A time is in s, ms, us or ns, not in \"h\".",
                "time32 a +0.5 | line 1, column 10: The offset of the type time32 must be a whole number.",
                "u8 a {1} | line 1, column 8: The name of the number is expected before \"}\".",
                "u8 a {x y} | line 1, column 7: A whole number is expected before \"x\".",
                "u8 a {1 b 2 c} | line 1, column 11: A comma is expected before \"2\".",
                "u8 a {1 b, 1 c} | line 1, column 12: The number 1 has two names.",
                "u8 a {1 b, | line 1, column 6: These names have no closing brace.",
                "u8 a {1 b | line 1, column 6: These names have no closing brace.",
                "u8 a {1 b} /10 | line 1, column 12: A field has either names for its numbers, or a factor",
                "u8 a /10 {1 b} | line 1, column 10: A field has either names for its numbers, or a factor",
                "u8 a \"kg | line 1, column 6: This text has no closing quote in its line.",
                "bits 4 a; bits little 4 b | line 1, column 11: Bits that follow each other must have the same order.",
                "# nothing | line 1, column 10: This layout has no fields.",
                "big | line 1, column 4: This layout has no fields."
            })
    void mistakesAreNamedWithTheirPlace(String layout, String words) {
        assertThat(problem(layout.replace("\\n", "\n"))).startsWith("a, " + words);
    }

    @Test
    void columnsCountCharacters() {
        assertThat(problem("u8 🌡 x y")).startsWith("a, line 1, column 4: A name");
        assertThat(problem("u8 \"🌡\" x y")).startsWith("a, line 1, column 10: This is there twice");
    }

    @Test
    void whatMayBeWrittenInSeveralWays() {
        assertThat(Layouts.of(
                                "a",
                                "u8 big\r\nu8 little;;u8 \"Motor speed\" / 10 \"1/min\"\n\nu8 n {}\ntext n \"x y\" # end")
                        .problems())
                .isEmpty();
        assertThat(Decoding.text("u8 big /10 %\nu16 little b", (byte) 15, (byte) 1, (byte) 0))
                .isEqualTo("big: 1.5 %  (raw 15)\nb: 1");
    }

    @Test
    void aLayoutHasLimitedFields() {
        StringBuilder layout = new StringBuilder();
        for (int i = 0; i <= LayoutParser.MAX_FIELDS; i++) {
            layout.append("u8 a").append(i).append('\n');
        }
        assertThat(problem(layout.toString())).isEqualTo("a, line 4097, column 1: A layout has at most 4,096 fields.");
    }
}
