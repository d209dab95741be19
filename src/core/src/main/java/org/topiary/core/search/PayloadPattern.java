// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.core.tree.TopicRules;

/**
 * A byte pattern to search payloads for: a text in UTF-8, or the bytes given in hexadecimal after {@link #HEX_PREFIX}.
 * Immutable.
 */
public final class PayloadPattern {
    /** The prefix of a pattern given as bytes: two hexadecimal digits per byte, with optional spaces. */
    public static final String HEX_PREFIX = "hex:";

    /** Maximum length of the text, in UTF-16 code units. */
    public static final int MAX_LENGTH = 10_000;

    /** The bytes of each character in one case and in the other, with equal lengths; identical if case matters. */
    private final byte[] bytes;

    private final byte[] otherCase;
    /** The start of each character, and the end of the last one. */
    private final int[] starts;
    /** Whether there are characters of several bytes with two cases. */
    private final boolean mayMix;

    private PayloadPattern(byte[] bytes, byte[] otherCase, int[] starts) {
        this.bytes = bytes;
        this.otherCase = otherCase;
        this.starts = starts;
        mayMix = starts.length - 1 < bytes.length && !Arrays.equals(bytes, otherCase);
    }

    /**
     * Parses a pattern.
     *
     * @param ignoreCase whether a letter also matches its other case; only if both have the same length in UTF-8, as
     *     nearly all do
     * @throws IllegalArgumentException if the text is empty, too long, contains half a surrogate pair, or is not
     *     hexadecimal; the message is a sentence for the user
     */
    public static PayloadPattern of(String text, boolean ignoreCase) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidInputException(Phrase.of("search.pattern.long", MAX_LENGTH));
        }
        if (text.startsWith(HEX_PREFIX)) {
            byte[] bytes = hex(text.substring(HEX_PREFIX.length()).replace(" ", ""));
            return new PayloadPattern(bytes, bytes, new int[] {0, bytes.length});
        }
        if (text.isEmpty() || !TopicRules.isWellFormed(text)) {
            throw new InvalidInputException(Phrase.of("search.pattern.empty"));
        }
        int[] characters = text.codePoints().toArray();
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        int[] starts = new int[characters.length + 1];
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            int length = length(c);
            int lower = Character.toLowerCase(c);
            int upper = Character.toUpperCase(c);
            first.appendCodePoint(ignoreCase && length(lower) == length ? lower : c);
            second.appendCodePoint(ignoreCase && length(upper) == length ? upper : c);
            starts[i + 1] = starts[i] + length;
        }
        return new PayloadPattern(
                first.toString().getBytes(StandardCharsets.UTF_8),
                second.toString().getBytes(StandardCharsets.UTF_8),
                starts);
    }

    private static byte[] hex(String digits) {
        if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw new InvalidInputException(Phrase.of("search.pattern.hex"));
        }
        return HexFormat.of().parseHex(digits);
    }

    private static int length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    /** Length of every match in bytes; at least 1. */
    public int length() {
        return bytes.length;
    }

    /**
     * Index of the first match in a payload at or after an index; -1 if there is none. Any thread; some nanoseconds per
     * byte.
     */
    public int indexIn(byte[] payload, int from) {
        int last = payload.length - bytes.length;
        for (int at = from; at <= last; at++) {
            if (matchesAt(payload, at)) {
                return at;
            }
        }
        return -1;
    }

    /** One of the two possible values of the byte at an index. */
    int value(int index) {
        return bytes[index] & 0xff;
    }

    /** The other possible value; the same if there is only one. */
    int otherValue(int index) {
        return otherCase[index] & 0xff;
    }

    /** Whether the bytes from an index on match; there must be enough of them. */
    boolean matchesAt(byte[] text, int at) {
        for (int i = 0; i < bytes.length; i++) {
            if (text[at + i] != bytes[i] && text[at + i] != otherCase[i]) {
                return false;
            }
        }
        return !mayMix || charactersMatchAt(text, at);
    }

    /** Whether no character mixes bytes of its two cases. */
    private boolean charactersMatchAt(byte[] text, int at) {
        for (int i = 0; i + 1 < starts.length; i++) {
            int from = starts[i];
            int to = starts[i + 1];
            if (!Arrays.equals(text, at + from, at + to, bytes, from, to)
                    && !Arrays.equals(text, at + from, at + to, otherCase, from, to)) {
                return false;
            }
        }
        return true;
    }
}
