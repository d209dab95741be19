// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-8 without mercy: well-formed or not text. */
public final class Utf8 {
    private static final int CHECKED_CHARS = 8 * 1024;

    private Utf8() {}

    /** Whether bytes are well-formed UTF-8, however many: takes no memory to speak of. */
    public static boolean isWellFormed(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(Math.min(CHECKED_CHARS, bytes.length + 1));
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    /** How many bytes a text has in UTF-8. Half of a surrogate pair, which has no such form, counts three. */
    public static long length(CharSequence text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a pair stands for two of the four bytes of its character.
            length += c < 0x80 ? 1 : c < 0x800 || isPaired(text, i) ? 2 : 3;
        }
        return length;
    }

    private static boolean isPaired(CharSequence text, int index) {
        char c = text.charAt(index);
        return Character.isHighSurrogate(c)
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : Character.isLowSurrogate(c) && index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }

    /**
     * A text as UTF-8, made without a larger copy on the way; null when it has half of a surrogate pair.
     *
     * @throws OutOfMemoryError if it has 2<sup>31</sup> bytes or more
     */
    public static byte @Nullable [] encode(String text) {
        long length = length(text);
        if (length == text.length()) {
            // ASCII: copied as it is.
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (length > Integer.MAX_VALUE) {
            throw new OutOfMemoryError("A text of " + length + " bytes is more than an array can have");
        }
        byte[] bytes = new byte[(int) length];
        CoderResult result =
                StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text), ByteBuffer.wrap(bytes), true);
        return result.isError() ? null : bytes;
    }

    /** The text of well-formed UTF-8; null when it is not. */
    static @Nullable String decode(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The length of {@code bytes} without a last character of which only the first bytes are there. */
    static int wholeCharacters(byte[] bytes) {
        int lead = bytes.length - 1;
        // A character has at most three continuation bytes; a longer run of them is malformed anyway.
        while (lead >= 0 && bytes.length - lead < 4 && (bytes[lead] & 0xc0) == 0x80) {
            lead--;
        }
        if (lead < 0) {
            return bytes.length;
        }
        int first = bytes[lead] & 0xff;
        int needed = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
        return bytes.length - lead < needed ? lead : bytes.length;
    }

    /** {@link #hasBinaryControl(String)} for the bytes of well-formed UTF-8. */
    static boolean hasBinaryControl(byte[] utf8) {
        for (byte b : utf8) {
            // The bytes of characters beyond ASCII are negative.
            if (b >= 0 && isBinaryControl((char) b)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text holds a control that text has no use for: all of C0 but tab, line breaks, form feed, escape. */
    static boolean hasBinaryControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBinaryControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBinaryControl(char c) {
        return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b;
    }
}
