// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.HexFormat;
import java.util.Objects;

/**
 * A hex dump as lines computed on demand: offset, 16 bytes, characters. Immutable as long as nobody writes to the
 * bytes.
 */
public final class HexDump {
    private static final int WIDTH = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    public HexDump(byte[] bytes) {
        this.bytes = bytes;
    }

    public int lineCount() {
        return bytes.length / WIDTH + (bytes.length % WIDTH == 0 ? 0 : 1);
    }

    /**
     * Line {@code index}, always in the same columns: eight hex digits of offset, 16 bytes with a gap in the middle,
     * the
     * bytes as ASCII with {@code ·} for all that is not printable.
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ index &lt; {@link #lineCount()}
     */
    public String line(int index) {
        Objects.checkIndex(index, lineCount());
        int offset = index * WIDTH;
        int end = Math.min(offset + WIDTH, bytes.length);
        StringBuilder line = new StringBuilder(80);
        line.append(HEX.toHexDigits(offset)).append(' ');
        for (int i = offset; i < offset + WIDTH; i++) {
            line.append(i == offset + WIDTH / 2 ? "  " : " ");
            if (i < end) {
                line.append(HEX.toHexDigits(bytes[i]));
            } else {
                line.append("  ");
            }
        }
        line.append("  ");
        for (int i = offset; i < end; i++) {
            line.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '·');
        }
        return line.toString();
    }
}
