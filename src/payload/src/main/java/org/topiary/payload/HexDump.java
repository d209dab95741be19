// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.HexFormat;
import java.util.Objects;

/** A hex dump as lines computed on demand: offset, 16 bytes, characters. Immutable if the bytes are not modified. */
public final class HexDump {
    /** Bytes per line. */
    public static final int WIDTH = 16;

    /** Characters of a line that has all its bytes. */
    public static final int LENGTH = 10 + 3 * WIDTH + 2 + WIDTH;

    private static final int DIGITS_COLUMN = 10;
    private static final int CHARACTERS_COLUMN = DIGITS_COLUMN + 3 * WIDTH + 2;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    public HexDump(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Index in a line of the two digits of a byte, 0 ≤ {@code index} &lt; {@link #WIDTH}. */
    public static int digits(int index) {
        return DIGITS_COLUMN + 3 * index + (index >= WIDTH / 2 ? 1 : 0);
    }

    /** Index in a line of a byte as a character, 0 ≤ {@code index} &lt; {@link #WIDTH}. */
    public static int character(int index) {
        return CHARACTERS_COLUMN + index;
    }

    public int lineCount() {
        return bytes.length / WIDTH + (bytes.length % WIDTH == 0 ? 0 : 1);
    }

    /**
     * Line {@code index}, always in the same columns: eight hex digits of offset, 16 bytes with a gap in the middle,
     * the bytes as ASCII with {@code ·} for bytes that are not printable.
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ index &lt; {@link #lineCount()}
     */
    public String line(int index) {
        Objects.checkIndex(index, lineCount());
        int offset = index * WIDTH;
        return line(offset, Math.min(offset + WIDTH, bytes.length));
    }

    /**
     * Some bytes of a line, in the columns that they have in it, with the offset of the first one.
     *
     * @param to exclusive; at most the end of the line
     */
    public String line(int from, int to) {
        int offset = from - from % WIDTH;
        StringBuilder line = new StringBuilder(80);
        line.append(HEX.toHexDigits(from)).append(' ');
        for (int i = offset; i < offset + WIDTH; i++) {
            line.append(i == offset + WIDTH / 2 ? "  " : " ");
            if (i >= from && i < to) {
                line.append(HEX.toHexDigits(bytes[i]));
            } else {
                line.append("  ");
            }
        }
        line.append("  ").repeat(' ', from - offset);
        for (int i = from; i < to; i++) {
            line.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '·');
        }
        return line.toString();
    }
}
