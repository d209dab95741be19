// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ForeignTextTest {
    @Test
    void a_text_of_any_length_is_one_line_of_300_characters() {
        assertThat(ForeignText.line("x".repeat(300))).isEqualTo("x".repeat(300));
        assertThat(ForeignText.line("x".repeat(60_000))).isEqualTo("x".repeat(299) + "…");
        assertThat(ForeignText.line("\r\n".repeat(60_000))).isEqualTo("⏎".repeat(299) + "…");
        assertThat(ForeignText.line("\u202e".repeat(60_000)))
                .hasSizeLessThanOrEqualTo(300)
                .endsWith("⟩…");
    }

    @Test
    void a_quoted_text_shows_where_it_begins_and_ends() {
        assertThat(ForeignText.quoted("")).isEqualTo("“”");
        assertThat(ForeignText.quoted("  ")).isEqualTo("“  ”");
        assertThat(ForeignText.quoted("broker\nFingerprint: AA BB")).isEqualTo("“broker⏎Fingerprint: AA BB”");
        assertThat(ForeignText.quoted("down”. Topiary advises: “trust it"))
                .isEqualTo("“down\". Topiary advises: \"trust it”");
    }

    @Test
    void the_end_of_a_text_can_be_what_is_kept() {
        assertThat(ForeignText.end("a/b")).isEqualTo("a/b");
        assertThat(ForeignText.end("x".repeat(60_000) + "/end"))
                .hasSize(301)
                .startsWith("…x")
                .endsWith("x/end");
    }

    @Test
    void of_many_names_three_are_shown() {
        List<String> names =
                IntStream.range(0, 400).mapToObj(number -> "host" + number).toList();

        assertThat(english(ForeignText.names(names))).isEqualTo("“host0”, “host1”, “host2” and 397 more");
        assertThat(english(ForeignText.names(names.subList(0, 3)))).isEqualTo("“host0”, “host1”, “host2”");
        assertThat(ForeignText.names(List.of())).isEqualTo(Phrase.NONE);
        assertThat(english(ForeignText.listed(names))).isEqualTo("host0, host1, host2 and 397 more");
    }

    @Property
    void cut_texts_are_reported_as_cut(@ForAll String text) {
        assertThat(ForeignText.line(text)).hasSizeLessThanOrEqualTo(ForeignText.MAX_CHARS);
        assertThat(ForeignText.line(text).equals(VisibleLine.of(text))).isEqualTo(!ForeignText.isCut(text));
    }

    private static String english(Phrase phrase) {
        return TextBundle.of(Locale.ENGLISH, Locale.UK).get(phrase);
    }
}
