// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.topiary.core.tree.TopicRules;

/**
 * Bytes that are looked for in payloads: a text in UTF-8, or after {@link #HEX_PREFIX} the bytes themselves. Immutable.
 */
public final class PayloadPattern {
    /** What a text that gives bytes begins with; two hexadecimal digits a byte follow, with spaces as one likes. */
    public static final String HEX_PREFIX = "hex:";

    /** Longest text, in UTF-16 units. */
    public static final int MAX_LENGTH = 10_000;

    /**
     * The forms of each character, in the one case and in the other, with as many bytes; the same where the case
     * counts.
     */
    private final byte[] bytes;

    private final byte[] otherCase;
    /** Where characters begin, and where the last one ends. */
    private final int[] starts;
    /** Whether there are characters of several bytes, and cases. */
    private final boolean mayMix;

    private PayloadPattern(byte[] bytes, byte[] otherCase, int[] starts) {
        this.bytes = bytes;
        this.otherCase = otherCase;
        this.starts = starts;
        mayMix = starts.length - 1 < bytes.length && !Arrays.equals(bytes, otherCase);
    }

    /**
     * The pattern that a text means.
     *
     * @param ignoreCase whether a letter stands for its other case too; only where both have as many bytes in UTF-8, as
     *     nearly all do
     * @throws IllegalArgumentException with a sentence that says why the text means none: it is empty, too long, half a
     *     character, or not hexadecimal
     */
    public static PayloadPattern of(String text, boolean ignoreCase) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("Enter at most " + MAX_LENGTH + " characters.");
        }
        if (text.startsWith(HEX_PREFIX)) {
            byte[] bytes = hex(text.substring(HEX_PREFIX.length()).replace(" ", ""));
            return new PayloadPattern(bytes, bytes, new int[] {0, bytes.length});
        }
        if (text.isEmpty() || !TopicRules.isWellFormed(text)) {
            throw new IllegalArgumentException("Enter at least one character, and only complete ones.");
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
            throw new IllegalArgumentException("Enter two hexadecimal digits for each byte, such as hex:0a ff.");
        }
        return HexFormat.of().parseHex(digits);
    }

    private static int length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    /** Bytes of whatever matches; at least 1. */
    public int length() {
        return bytes.length;
    }

    /**
     * Where it first stands in a payload at or after an index; negative 1 if nowhere. Any thread; some nanoseconds a
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

    /** One of the two values that the byte at an index may have. */
    int value(int index) {
        return bytes[index] & 0xff;
    }

    /** The other one; the same when there is only one. */
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

    /** Whether no character is made of bytes of both its cases. */
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
