// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.text.InvalidInputException;

class PayloadPatternTest {
    @Property(tries = 3000)
    void theScannerFindsTheSameIndexAsAFullComparison(
            @ForAll("bytes") byte[] text, @ForAll("bytes") byte[] like, @ForAll("patterns") PayloadPattern pattern) {
        for (int from = 0; from <= Math.min(3, text.length); from++) {
            ByteScanner scanner = new ByteScanner(pattern, like, like.length);
            byte[] slack = Arrays.copyOf(text, text.length + ByteScanner.SLACK);
            // The bytes after the text must not match.
            Arrays.fill(slack, text.length, slack.length, (byte) pattern.value(0));
            assertThat(scanner.find(slack, from, text.length)).isEqualTo(naive(text, from, pattern));
        }
    }

    private static int naive(byte[] text, int from, PayloadPattern pattern) {
        for (int at = from; at + pattern.length() <= text.length; at++) {
            if (pattern.matchesAt(text, at)) {
                return at;
            }
        }
        return -1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEMP", "temp", "TeMp"})
    void theCaseOfLettersDoesNotMatterWhenItIsIgnored(String text) {
        assertThat(matches(text, "tEmP", true)).isTrue();
        assertThat(matches(text, "tEmP", false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ПРИВЕТ grün", "привет GRÜN", "Привет Grün"})
    void lettersOfOtherScriptsHaveCasesToo(String text) {
        assertThat(matches(text, "пРИВЕТ gRÜN", true)).isTrue();
        assertThat(matches(text, "пРИВЕТ gRÜN", false)).isFalse();
        // D1 A0: the first byte of one case and the second of the other.
        assertThat(matches("р", "Ѡ", true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "`", "[", "{", "\u0001"})
    void nonLettersHaveNoCase(String text) {
        assertThat(matches(text, text, true)).isTrue();
        assertThat(matches(text, Character.toString(text.charAt(0) ^ 0x20), true))
                .isFalse();
    }

    private static boolean matches(String text, String other, boolean ignoreCase) {
        byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
        PayloadPattern pattern = PayloadPattern.of(text, ignoreCase);
        assertThat(pattern.length()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        return new ByteScanner(pattern, bytes, bytes.length)
                        .find(Arrays.copyOf(bytes, bytes.length + ByteScanner.SLACK), 0, bytes.length)
                == 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hex:0aFF", "hex: 0a ff ", "hex:0 a f f"})
    void bytesAreGivenInHex(String text) {
        assertThat(PayloadPattern.of(text, true).matchesAt(new byte[] {10, -1}, 0))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hex:", "hex:0", "hex:0g", "a\uD800"})
    void invalidPatternsAreReported(String text) {
        assertThatThrownBy(() -> PayloadPattern.of(text, false)).isInstanceOf(InvalidInputException.class);
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.of(
                        (byte) 'a',
                        (byte) 'b',
                        (byte) 'A',
                        (byte) 0xc3,
                        (byte) 0xa9,
                        (byte) 0x89,
                        (byte) 0x80,
                        (byte) 0x00,
                        (byte) 0x01)
                .array(byte[].class)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<PayloadPattern> patterns() {
        return Arbitraries.of("a", "A", "b", "é", "É", "\u0001", "\0")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .flatMap(parts ->
                        Arbitraries.of(true, false).map(ignore -> PayloadPattern.of(String.join("", parts), ignore)));
    }
}
