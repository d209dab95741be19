// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.topiary.core.search.PayloadPattern;

class FoundTextTest {
    @Test
    void what_was_found_in_json_is_marked_in_the_indented_document() {
        assertThat(found("{\"a\":{\"state\":\"ON\"},\"b\":[\"on\",  \"On\"]}", "on"))
                .containsExactly("ON", "on", "On");
        assertThat(found("{\"x\" :1,\"state\":\"ON\"}", "\"state\":\"ON\"")).containsExactly("\"state\": \"ON\"");
        assertThat(found("{\"a\":1,\"b\":2}", "1,\"b")).containsExactly("1,\n  \"b");
        assertThat(found("{\"a b\":\"c  d\",\"e\":\"c d\"}", "c  d")).containsExactly("c  d");
    }

    @Test
    void remarks_of_the_window_are_not_searched() {
        String json = "{\"at\":1700000000,\"b\":{\"c\":1700000001},\"d\":\"2023\"}";
        assertThat(found(json, "2023")).containsExactly("2023");
        assertThat(found(json, "\"d\"")).containsExactly("\"d\"");
        assertThat(found(json, "0000")).containsExactly("0000", "0000", "0000");
    }

    @Test
    void characters_of_several_bytes_and_marks_are_counted() {
        assertThat(found("{\"name\":\"Wohn\u200bzimmer 😀 °C\"}", "zimmer")).containsExactly("zimmer");
        assertThat(found("😀😀 °C 21 °C", "°c")).containsExactly("°C", "°C");
        assertThat(found("a\u202eb\u0000c", "b\u0000c")).containsExactly("b⟨U+0000⟩c");
        assertThat(found("a\u202eb", "\u202e")).containsExactly("⟨U+202E⟩");
        assertThat(found("°", "hex:b0")).containsExactly("°");
    }

    @Test
    void a_place_across_the_break_of_a_long_line_is_one_with_the_break_in_it() {
        String line = "x".repeat(DisplayText.MAX_LINE - 2) + "needle" + "x".repeat(10);
        assertThat(found(line, "needle")).containsExactly("ne↩\nedle");
        assertThat(found("x".repeat(DisplayText.MAX_LINE) + "needle", "needle")).containsExactly("needle");
        assertThat(found("needle".repeat(1_000), "needle"))
                .hasSize(1_000)
                .allMatch(each -> each.replace("↩\n", "").equals("needle"));
    }

    @Test
    void what_comes_late_in_a_large_text_is_marked_in_its_lines() {
        String text = "a\tb needle\n" + "filler\u0007\n".repeat(300_000) + "x\u0007needle\n";
        ValueContent.Lines lines =
                (ValueContent.Lines) render(text.substring(text.indexOf('\n') + 1), "text", "needle");

        assertThat(lines.found().first()).isEqualTo(300_000);
        assertThat(marked(lines, 300_000)).containsExactly("needle");
        assertThat(marked(lines, 0)).isEmpty();
        // An early match shows immediately, laid out; the user can still request the whole text.
        assertThat(render(text, "text", "needle")).isInstanceOf(ValueContent.Text.class);
        ValueContent.Lines all = (ValueContent.Lines)
                Rendered.value(text.getBytes(UTF_8), "text", true, PayloadPattern.of("needle", true));
        assertThat(marked(all, 0)).containsExactly("needle");
        assertThat(marked(all, 300_001)).containsExactly("needle");
    }

    @Test
    void a_large_json_document_is_marked_as_well() {
        String json = "[" + "{\"value\":1},".repeat(10_000) + "{\"last\":\"needle\"}]";
        ValueContent.Lines lines = (ValueContent.Lines) render(json, "json", "\"last\":\"needle\"");
        assertThat(marked(lines, lines.found().first())).containsExactly("\"last\": \"needle\"");
    }

    @Test
    void bytes_are_marked_as_digits_and_as_characters() {
        byte[] payload = "0123456789abcdefghijklmnop".getBytes(UTF_8);
        ValueContent.Lines lines =
                (ValueContent.Lines) Rendered.value(payload, "hex", false, PayloadPattern.of("fghi", false));
        assertThat(lines.found().first()).isZero();
        assertThat(marked(lines, 0)).containsExactly("66", "f");
        assertThat(marked(lines, 1)).containsExactly("67 68 69", "ghi");

        ValueContent.Lines middle =
                (ValueContent.Lines) Rendered.value(payload, "hex", false, PayloadPattern.of("hex:3738", false));
        assertThat(marked(middle, 0)).containsExactly("37  38", "78");
    }

    @Test
    void so_many_places_are_marked() {
        assertThat(((ValueContent.Text) render("a".repeat(20_000), "text", "a")).found())
                .hasSize(FoundText.MAX);
    }

    @Property
    void whatever_is_marked_is_what_was_looked_for(
            @ForAll @Chars({'a', 'b', 'é', '\u200b', '\n', ' '}) @StringLength(max = 60) String text,
            @ForAll @IntRange(max = 50) int start,
            @ForAll @IntRange(min = 1, max = 4) int length) {
        String wanted = text.substring(Math.min(start, text.length()), Math.min(start + length, text.length()));
        if (!wanted.isEmpty()) {
            ValueContent.Text shown = (ValueContent.Text)
                    Rendered.value(text.getBytes(UTF_8), "text", false, PayloadPattern.of(wanted, false));
            assertThat(shown.found())
                    .hasSize((text.length() - text.replace(wanted, "").length()) / wanted.length())
                    .allMatch(range -> DisplayText.original(shown.text(), range.start(), range.end())
                            .equals(wanted));
        }
    }

    private static List<String> found(String payload, String wanted) {
        ValueContent.Text shown =
                (ValueContent.Text) render(payload, payload.startsWith("{") ? "json" : "text", wanted);
        return shown.found().stream()
                .map(range -> shown.text().text().substring(range.start(), range.end()))
                .toList();
    }

    private static ValueContent render(String payload, String format, String wanted) {
        return Rendered.value(payload.getBytes(UTF_8), format, false, PayloadPattern.of(wanted, true));
    }

    private static List<String> marked(ValueContent.Lines lines, int line) {
        String text = lines.line().apply(line);
        return lines.found().inLine().apply(line).stream()
                .map(range -> text.substring(range.start(), range.end()))
                .toList();
    }
}
