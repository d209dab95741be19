// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LargePayloadTest {
    private static final String PADDING = " ".repeat(70_000);

    @Test
    void a_large_payload_is_detected_like_a_small_one() {
        assertThat(PayloadFormat.detect(("[1]" + PADDING).getBytes(UTF_8))).isEqualTo(PayloadFormat.JSON);
        assertThat(PayloadFormat.detect((PADDING + "{\"ä\":\"€😀\"}").getBytes(UTF_8)))
                .isEqualTo(PayloadFormat.JSON);
        assertThat(PayloadFormat.detect(("[1" + PADDING).getBytes(UTF_8))).isEqualTo(PayloadFormat.TEXT);
        assertThat(PayloadFormat.detect(("1" + PADDING).getBytes(UTF_8))).isEqualTo(PayloadFormat.TEXT);
        assertThat(PayloadFormat.detect(PADDING.getBytes(UTF_8))).isEqualTo(PayloadFormat.TEXT);
        assertThat(PayloadFormat.detect(("[1]" + PADDING + "\0").getBytes(UTF_8)))
                .isEqualTo(PayloadFormat.HEX);
        byte[] malformed = (PADDING + "é").getBytes(UTF_8);
        malformed[malformed.length - 1] = 'x';
        assertThat(PayloadFormat.detect(malformed)).isEqualTo(PayloadFormat.HEX);
    }

    @Property
    void a_text_is_encoded_as_java_does(@ForAll String text) {
        byte[] expected = text.getBytes(UTF_8);
        if (UTF_8.newEncoder().canEncode(text)) {
            assertThat(Utf8.length(text)).isEqualTo(expected.length);
            assertThat(Utf8.encode(text)).isEqualTo(expected);
        } else {
            assertThat(Utf8.encode(text)).isNull();
        }
    }

    @Test
    void half_a_surrogate_pair_cannot_be_encoded() {
        assertThat(Utf8.encode("a\ud83d")).isNull();
        assertThat(Utf8.encode("\ude00a")).isNull();
        assertThat(Utf8.length("a😀é€")).isEqualTo(1 + 4 + 2 + 3);
    }
}
