// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Property
    void well_formed_bytes_can_be_decoded(@ForAll byte[] bytes) {
        assertThat(Utf8.isWellFormed(bytes)).isEqualTo(Utf8.decode(bytes, bytes.length) != null);
    }

    @Property
    void text_is_well_formed(@ForAll String text) {
        // Lone surrogates become question marks.
        assertThat(Utf8.isWellFormed(text.getBytes(UTF_8))).isTrue();
    }

    @Test
    void long_texts_are_checked_to_their_end() {
        byte[] text = "aä€😀".repeat(10_000).getBytes(UTF_8);

        assertThat(Utf8.isWellFormed(text)).isTrue();
        assertThat(Utf8.isWellFormed(Arrays.copyOf(text, text.length - 1))).isFalse();
        text[text.length / 2] = (byte) 0xff;
        assertThat(Utf8.isWellFormed(text)).isFalse();
    }
}
