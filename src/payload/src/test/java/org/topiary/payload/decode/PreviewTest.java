// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.topiary.payload.standard.StandardDecoders;

class PreviewTest {
    @Test
    void json_is_compacted_and_its_strings_are_not() {
        assertThat(whole("{ \"a b\" : [ 1.50 ,\n 2 ] }")).isEqualTo("{\"a b\":[1.50,2]}");
    }

    @Test
    void text_that_only_looks_like_json_keeps_its_spaces() {
        assertThat(whole("[INFO]  two  spaces")).isEqualTo("[INFO]  two  spaces");
        assertThat(preview("[INFO]  two  ".getBytes(UTF_8), 99, 80)).isEqualTo("[INFO]  two  …");
    }

    @Test
    void text_shows_hidden_characters() {
        assertThat(whole("21.4 \u202e\n")).isEqualTo("21.4 ⟨U+202E⟩⏎");
    }

    @Test
    void an_empty_text_is_reported_as_empty() {
        assertThat(whole("")).isEqualTo("(empty)");
    }

    @Test
    void the_start_of_json_is_compacted_too() {
        byte[] json = "{ \"temperature\" : 21.50, \"unit\" : \"°C\" }".getBytes(UTF_8);
        for (int cut = 1; cut < json.length; cut++) {
            assertThat(preview(Arrays.copyOf(json, cut), json.length, 80))
                    .doesNotContain("�")
                    .doesNotContain("  ")
                    .endsWith("…");
        }
        assertThat(preview(Arrays.copyOf(json, 22), json.length, 80)).isEqualTo("{\"temperature\":21.5…");
    }

    @Test
    void an_incomplete_character_is_left_out() {
        byte[] text = "Wärme 😀 ok".getBytes(UTF_8);
        for (int cut = 1; cut < text.length; cut++) {
            assertThat(preview(Arrays.copyOf(text, cut), text.length, 80))
                    .as("%d", cut)
                    .doesNotContain("�")
                    .doesNotContain(" B ");
        }
    }

    @Test
    void a_whole_payload_that_ends_in_a_character_is_binary() {
        assertThat(preview(new byte[] {'a', (byte) 0xc3}, 2, 80)).isEqualTo("2 B  61 c3");
    }

    @Test
    void binary_shows_size_first_bytes_and_a_known_kind() {
        assertThat(preview(new byte[] {0x1f, (byte) 0x8b, 8}, 84, 80)).isEqualTo("gzip, 84 B  1f 8b 08 …");
        assertThat(preview(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13}, 2048, 80))
                .matches("PNG, 2[.,]0 KiB  89 50 4e 47 0d …");
        assertThat(preview(new byte[] {0, 1}, 2, 80)).isEqualTo("2 B  00 01");
    }

    @Test
    void a_long_one_ends_with_an_ellipsis() {
        assertThat(preview("abcdefghij".getBytes(UTF_8), 10, 5)).isEqualTo("abcd…");
        assertThat(preview("abcde".getBytes(UTF_8), 5, 5)).isEqualTo("abcde");
    }

    private static String whole(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return preview(bytes, bytes.length, 80);
    }

    private static String preview(byte[] start, int length, int maxChars) {
        return StandardDecoders.ALL.preview(new Head(Sample.of(start), length), Context.NONE, maxChars);
    }
}
