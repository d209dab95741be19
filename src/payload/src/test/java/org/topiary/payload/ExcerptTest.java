// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void textAroundTheHitIsShownInOneLine() {
        byte[] part = utf8("{\n\"grün\": 21.50}");
        assertThat(Excerpt.of(part, 3, 8, false, false)).isEqualTo(new Excerpt("{⏎\"", "grün", "\": 21.50}"));
    }

    @Test
    void cutsAreMarkedAndIncompleteCharactersAtTheEdgesAreLeftOut() {
        byte[] whole = utf8("äx-hit-yä");
        byte[] part = new byte[whole.length - 2];
        System.arraycopy(whole, 1, part, 0, part.length);
        assertThat(Excerpt.of(part, 3, 6, true, true)).isEqualTo(new Excerpt("…x-", "hit", "-y…"));
    }

    @Test
    void bytesThatAreNotTextAreShownInHex() {
        assertThat(Excerpt.of(new byte[] {0, 1, 'a', 'b', -1}, 2, 4, false, true))
                .isEqualTo(new Excerpt("00 01 ", "61 62", " ff…"));
    }

    @Test
    void aHitThatIsTheWholePayloadHasNothingAround() {
        assertThat(Excerpt.of(utf8("on"), 0, 2, false, false)).isEqualTo(new Excerpt("", "on", ""));
    }

    @Test
    void aHitThatIsLongerThanThePartIsCut() {
        assertThat(Excerpt.of(utf8("abc"), 1, 900, false, true)).isEqualTo(new Excerpt("a", "bc", "…"));
        assertThat(Excerpt.of(utf8("x".repeat(300)), 0, 300, false, false))
                .isEqualTo(new Excerpt("", "x".repeat(256) + "…", ""));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
