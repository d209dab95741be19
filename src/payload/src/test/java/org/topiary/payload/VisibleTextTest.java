// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 0x1b, 0x7f, 0x85, 0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x200b, 0x200d, 0x200f, 0x2028, 0x202a,
                0x202e, 0x2060, 0x2066, 0x2069, 0x3164, 0xfe0f, 0xfeff, 0xfff9, 0xd800, 0xdfff, 0x1d173, 0xe0001,
                0xe0041, 0xe0100
            })
    void hidden_characters_become_marks(int c) {
        String mark = "⟨U+%04X⟩".formatted(c);

        assertThat(VisibleText.line("a" + Character.toString(c) + "b")).isEqualTo("a" + mark + "b");
        assertThat(VisibleText.original(mark)).isEqualTo(Character.toString(c));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Küche/Lampe", "温度", "😀 emoji", "عربي \u0601", "x\u00a0y", "e\u0301"})
    void other_text_stays_the_same_instance(String text) {
        assertThat(VisibleText.line(text)).isSameAs(text);
        assertThat(VisibleText.lines(text).text()).isSameAs(text);
    }

    @Test
    void line_breaks_and_tabs_are_marks_in_one_line_and_stay_in_several() {
        assertThat(VisibleText.line("a\tb\r\nc\nd\re")).isEqualTo("a⇥b⏎c⏎d⟨U+000D⟩e");
        assertThat(VisibleText.lines("a\tb\nc").text()).isEqualTo("a\tb\nc");
        assertThat(VisibleText.lines("a\r\nb\rc").text()).isEqualTo("a␍\nb⟨U+000D⟩c");
    }

    @Test
    void spans_move_with_their_text_and_are_split_by_marks() {
        StyledText json = new StyledText(
                "[\"a\u202eb\",1]",
                List.of(span(0, 1, Kind.PUNCTUATION), span(1, 6, Kind.STRING), span(7, 8, Kind.NUMBER)));

        StyledText visible = VisibleText.lines(json);

        assertThat(visible.text()).isEqualTo("[\"a⟨U+202E⟩b\",1]");
        assertThat(visible.spans())
                .containsExactly(
                        span(0, 1, Kind.PUNCTUATION),
                        span(1, 3, Kind.STRING),
                        span(3, 11, Kind.MARK),
                        span(11, 13, Kind.STRING),
                        span(14, 15, Kind.NUMBER));
    }

    @Property
    void marks_can_be_reversed(@ForAll String text) {
        StyledText visible = VisibleText.lines(text);
        StringBuilder original = new StringBuilder();
        int end = 0;
        for (Span span : visible.spans()) {
            original.append(visible.text(), end, span.start());
            original.append(VisibleText.original(visible.text().substring(span.start(), span.end())));
            end = span.end();
        }

        assertThat(original.append(visible.text().substring(end)).toString()).isEqualTo(text);
    }

    @Test
    void aLineIsCutBetweenCharacters() {
        assertThat(VisibleText.line("abcdef", 5)).isEqualTo("abcd…");
        assertThat(VisibleText.line("abc🌳f", 5)).isEqualTo("abc…");
        assertThat(VisibleText.line("ab🌳ef", 5)).isEqualTo("ab🌳…");
        assertThat(VisibleText.line("abcdef", 1)).isEqualTo("…");
        assertThat(VisibleText.line("abcde\r\n", 5)).isEqualTo("abcd…");
        assertThat(VisibleText.line("abcd\r\n", 5)).isEqualTo("abcd⏎");
    }

    @Property
    void a_cut_line_is_never_too_long(@ForAll String text, @ForAll @IntRange(min = 1, max = 40) int maxChars) {
        String whole = VisibleText.line(text);
        String cut = VisibleText.line(text, maxChars);

        assertThat(cut.length()).isLessThanOrEqualTo(maxChars);
        if (whole.length() <= maxChars) {
            assertThat(cut).isEqualTo(whole);
        } else {
            assertThat(cut).endsWith("…");
            assertThat(whole).startsWith(cut.substring(0, cut.length() - 1));
        }
    }

    private static Span span(int start, int end, Kind kind) {
        return new Span(start, end, kind);
    }
}
