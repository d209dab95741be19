// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;

/** Strict UTF-8: malformed input is not text. */
public final class Utf8 {
    private static final int CHECKED_CHARS = 8 * 1024;

    private Utf8() {}

    /**
     * Whether bytes are well-formed UTF-8; uses little memory, however many there are.
     *
     * @throws CancellationException if the {@link WorkStage} of the thread was cancelled
     */
    public static boolean isWellFormed(byte[] bytes) {
        return isWellFormed(bytes, 0, bytes.length);
    }

    /**
     * Like {@link #isWellFormed(byte[])}.
     *
     * @param stage receives the place in the bytes
     */
    public static boolean isWellFormed(byte[] bytes, WorkStage stage) {
        return wellFormedEnd(bytes, 0, bytes.length, stage) == bytes.length;
    }

    /**
     * Like {@link #isWellFormed(byte[])} for a part of the bytes.
     *
     * @param to exclusive
     */
    public static boolean isWellFormed(byte[] bytes, int from, int to) {
        return wellFormedEnd(bytes, from, to, WorkStage.UNWATCHED) == to;
    }

    /** The offset of the first byte that is not well-formed UTF-8; the number of bytes if all are. */
    public static int wellFormedLength(byte[] bytes) {
        return wellFormedEnd(bytes, 0, bytes.length, WorkStage.UNWATCHED);
    }

    /** @param stage receives the place in the bytes */
    private static int wellFormedEnd(byte[] bytes, int from, int to, WorkStage stage) {
        int ascii = from;
        while (true) {
            int pause = ascii + Math.min(WorkStage.BYTES, to - ascii);
            while (ascii < pause && bytes[ascii] >= 0) {
                ascii++;
            }
            if (ascii == to) {
                return to;
            }
            if (ascii < pause) {
                break;
            }
            pass(ascii, bytes, stage);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, ascii, to - ascii);
        CharBuffer out = CharBuffer.allocate(Math.min(CHECKED_CHARS, to - ascii + 1));
        int due = ascii + Math.min(WorkStage.BYTES, to - ascii);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            if (in.position() >= due) {
                pass(in.position(), bytes, stage);
                due = in.position() + Math.min(WorkStage.BYTES, to - in.position());
            }
            out.clear();
            result = decoder.decode(in, out, true);
        }
        return result.isError() ? in.position() : to;
    }

    private static void pass(int at, byte[] bytes, WorkStage stage) {
        WorkStage.current().check();
        stage.reached(at, bytes.length);
    }

    /** Length of a text in UTF-8, in bytes. Half of a surrogate pair, which cannot be encoded, counts as three. */
    public static long length(CharSequence text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a pair accounts for two of the four bytes of its character.
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
     * Encodes a text as UTF-8 without a larger intermediate copy. Returns null if it has half of a surrogate pair.
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
            throw new OutOfMemoryError("A text of " + length + " bytes exceeds the maximum size of an array");
        }
        byte[] bytes = new byte[(int) length];
        CoderResult result =
                StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text), ByteBuffer.wrap(bytes), true);
        return result.isError() ? null : bytes;
    }

    /** Decodes the first {@code length} bytes; returns null if they are not well-formed. */
    public static @Nullable String decode(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The length of {@code bytes} without an incomplete last character. */
    public static int wholeCharacters(byte[] bytes) {
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
    public static boolean hasBinaryControl(byte[] utf8) {
        return hasBinaryControl(utf8, 0, utf8.length, WorkStage.UNWATCHED);
    }

    /** @param stage receives the place in the bytes */
    private static boolean hasBinaryControl(byte[] utf8, int from, int to, WorkStage stage) {
        int at = from;
        while (at < to) {
            int pause = at + Math.min(WorkStage.BYTES, to - at);
            for (; at < pause; at++) {
                // The bytes of characters beyond ASCII are negative.
                if (utf8[at] >= 0 && isBinaryControl((char) utf8[at])) {
                    return true;
                }
            }
            if (at < to) {
                pass(at, utf8, stage);
            }
        }
        return false;
    }

    /**
     * Whether bytes are well-formed UTF-8 without binary controls.
     *
     * @param stage receives the place in the bytes
     * @throws CancellationException if the stage, or that of the thread, was cancelled
     */
    public static boolean isText(byte[] bytes, WorkStage stage) {
        return wellFormedEnd(bytes, 0, bytes.length, stage.part(0, 0.8)) == bytes.length
                && !hasBinaryControl(bytes, 0, bytes.length, stage.part(0.8, 1));
    }

    /**
     * Like {@link #isText(byte[], WorkStage)} for a part of the bytes, without reports.
     *
     * @param to exclusive
     */
    public static boolean isText(byte[] bytes, int from, int to) {
        return isWellFormed(bytes, from, to) && !hasBinaryControl(bytes, from, to, WorkStage.UNWATCHED);
    }

    /**
     * Whether a text contains a control character that does not occur in text: all of C0 except tab, line breaks, form
     * feed and escape.
     */
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
