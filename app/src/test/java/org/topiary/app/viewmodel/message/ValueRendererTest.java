// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;
import org.topiary.payload.TextDiff.Change;
import org.topiary.payload.VisibleText;

class ValueRendererTest {
    @Test
    void a_long_line_is_broken_by_marks_that_copying_takes_back() {
        String sent = "[\"" + "\u202eab😀".repeat(3_000) + "\"]";

        StyledText shown = text(sent, "json").text();

        assertThat(shown.text().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(DisplayText.MAX_LINE + 1));
        assertThat(shown.text()).contains("↩\n").contains("⟨U+202E⟩");
        assertThat(DisplayText.original(shown, 0, shown.text().length()).replaceAll("\\s", ""))
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_999, 2_000, 2_001, 4_000, 4_001})
    void lines_near_the_limit(int length) {
        StyledText text = new StyledText("x".repeat(length) + "\ny", List.of(new Span(0, length, Kind.STRING)));

        StyledText wrapped = DisplayText.wrapped(text);

        assertThat(wrapped.text().split("\n")).hasSize(1 + (length + 1_999) / 2_000);
        assertThat(DisplayText.original(wrapped, 0, wrapped.text().length())).isEqualTo(text.text());
    }

    @Test
    void a_part_is_copied_without_its_marks() {
        StyledText visible = VisibleText.lines("ab\u200bcd");

        assertThat(DisplayText.original(visible, 1, visible.text().length() - 1))
                .isEqualTo("b\u200bc");
        assertThat(DisplayText.original(visible, 0, 2)).isEqualTo("ab");
    }

    @Test
    void remarks_are_shown_but_not_copied_or_compared() {
        StyledText shown = text("{\"at\":1700000000,\"b\":1}", "json").text();

        assertThat(shown.text()).contains("1700000000,  (2023-11-14T22:13:20Z)\n");
        assertThat(DisplayText.original(shown, 0, shown.text().length()))
                .isEqualTo("{\n  \"at\": 1700000000,\n  \"b\": 1\n}");
        int inside = shown.text().indexOf("11-14");
        assertThat(DisplayText.original(shown, inside, shown.text().indexOf("\"b\"")))
                .isEqualTo("\n  ");
        ValueContent.Text difference = (ValueContent.Text) Rendered.difference(
                "{\"at\":1700000000}".getBytes(UTF_8), "{\"at\":1700000001}".getBytes(UTF_8), "json");
        assertThat(difference.text().text())
                .contains("+   \"at\": 1700000001\n")
                .doesNotContain("2023");
    }

    @Test
    void a_large_text_is_shown_by_its_beginning_without_colours() {
        byte[] large = "line of text, and of as much text as makes it a long line of text: %s.\n"
                .formatted("x".repeat(200))
                .repeat(10_000)
                .getBytes(UTF_8);

        ValueContent cut = Rendered.value(large, "text", false, null);
        assertThat(cut).isInstanceOfSatisfying(ValueContent.Text.class, text -> {
            assertThat(text.cut()).isTrue();
            assertThat(text.coloured()).isFalse();
            assertThat(text.text().text()).hasSize(ValueRenderer.MAX_SHOWN);
            assertThat(text.note().replace(',', '.')).isEqualTo("Showing the first 1.0 MiB of 2.6 MiB.");
        });
        assertThat(Rendered.value(large, "text", true, null))
                .isInstanceOfSatisfying(ValueContent.Lines.class, lines -> {
                    assertThat(lines.count()).isEqualTo(10_000);
                    assertThat(lines.line().apply(9_999)).startsWith("line of text");
                });
    }

    @Test
    void a_text_of_marks_is_cut_too() {
        ValueContent.Text text = (ValueContent.Text) Rendered.value(new byte[500_000], "text", false, null);

        assertThat(text.cut()).isTrue();
        assertThat(text.text().text().length()).isLessThan(ValueRenderer.MAX_SHOWN + 2_000);
        assertThat(DisplayText.original(text.text(), 0, text.text().text().length()))
                .matches("\u0000{131072}");
        assertThat(Rendered.value(new byte[500_000], "text", true, null)).isInstanceOf(ValueContent.Lines.class);
    }

    @Test
    void many_lines_are_shown_by_the_first_of_them() {
        ValueContent.Text text =
                (ValueContent.Text) Rendered.value("1\n".repeat(20_000).getBytes(UTF_8), "text", false, null);

        assertThat(text.cut()).isTrue();
        assertThat(text.text().text().lines()).hasSize(ValueRenderer.MAX_LINES);
        assertThat(text.note()).startsWith("Showing the first 5,000 lines of ");
    }

    @Test
    void a_change_in_a_long_text_is_shown_with_what_is_around_it() {
        String before = "same\n".repeat(20_000);

        ValueContent.Text text = (ValueContent.Text)
                Rendered.difference(before.getBytes(UTF_8), (before + "more").getBytes(UTF_8), "text");

        assertThat(text.text().text()).isEqualTo("⋯ 19,997 unchanged lines\n  same\n  same\n  same\n- \n+ more");
        assertThat(text.note()).isEmpty();
    }

    @Test
    void a_difference_marks_every_line_even_of_long_ones() {
        ValueContent.Text text =
                (ValueContent.Text) Rendered.difference("x".repeat(2_500).getBytes(UTF_8), "y".getBytes(UTF_8), "text");

        assertThat(text.text().text().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("- x") || line.equals("+ y"));
        assertThat(text.changes()).containsExactly(Change.REMOVED, Change.REMOVED, Change.REMOVED, Change.ADDED);
    }

    @Test
    void equal_payloads_say_so() {
        assertThat(Rendered.difference(new byte[] {1}, new byte[] {1}, "hex").note())
                .isEqualTo("No differences.");
    }

    @Test
    void bytes_that_differ_beyond_what_is_compared_are_said_to() {
        byte[] before = new byte[100_000];
        byte[] after = before.clone();
        after[99_999] = 1;
        assertThat(Rendered.difference(before, after, "hex").note())
                .isEqualTo("They differ after the first 64 KiB shown here.");

        after[0] = 1;
        assertThat(Rendered.difference(before, after, "hex").note()).isEqualTo("Only the first 64 KiB are compared.");
        assertThat(Rendered.difference(after, after.clone(), "hex").note()).isEqualTo("No differences.");
    }

    @Test
    void bytes_that_are_no_text_and_look_the_same_are_said_to_differ() {
        assertThat(Rendered.difference(new byte[] {(byte) 0xff, 'a'}, new byte[] {(byte) 0xfe, 'a'}, "text")
                        .note())
                .isEqualTo("They differ in bytes that are not UTF-8; the hex view shows them.");
    }

    @Test
    void json_that_differs_in_white_space_is_said_to() {
        assertThat(Rendered.difference("{\"a\": 1}".getBytes(UTF_8), "{\"a\":1}".getBytes(UTF_8), "json")
                        .note())
                .isEqualTo("They differ only in white space.");
    }

    @Test
    void a_difference_too_long_to_compare_is_called_approximate() {
        String lines = IntStream.range(0, 12_000).mapToObj(i -> i + "\n").collect(Collectors.joining());

        assertThat(Rendered.difference(
                                ("a\n" + lines + "b").getBytes(UTF_8), ("c\n" + lines + "d").getBytes(UTF_8), "text")
                        .note())
                .startsWith("The comparison is approximate: the changed part has more than 10,000 lines");
    }

    @Test
    void a_text_of_bytes_that_are_no_text_is_called_so() {
        String note = "Not UTF-8: invalid bytes are shown as \ufffd. The hex view shows them exactly.";
        assertThat(Rendered.value(new byte[] {'a', (byte) 0xff}, "text", false, null)
                        .note())
                .isEqualTo(note);
        assertThat(Rendered.value(new byte[] {'a', (byte) 0xff}, "json", false, null)
                        .note())
                .startsWith(note + " Not valid JSON (");
        assertThat(text("a\ufffd", "text").note()).isEmpty();
    }

    @Test
    void an_empty_payload_is_called_so() {
        assertThat(Rendered.value(new byte[0], "text", false, null)).isInstanceOf(ValueContent.Nothing.class);
    }

    private static ValueContent.Text text(String payload, String format) {
        return (ValueContent.Text) Rendered.value(payload.getBytes(UTF_8), format, false, null);
    }
}
