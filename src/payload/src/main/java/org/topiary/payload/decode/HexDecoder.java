// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.topiary.payload.Preview;

/** Any payload as bytes. No problems. */
final class HexDecoder implements Decoder {
    static final String ID = "hex";

    /** The text of the field has at most this many bytes; the hex view shows all. */
    private static final int MAX_TEXT_BYTES = 64 * 1024;

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "Hex";
    }

    @Override
    public boolean detect(Head head) {
        return true;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        return Decoded.of(ID, field(sample.bytes())).shownAs(Optional::empty);
    }

    @Override
    public String preview(Head head, Context context, int maxChars) {
        return Preview.bytes(head.start(), head.length(), maxChars);
    }

    /** The whole payload as bytes. */
    static Field field(byte[] bytes) {
        return new Bytes(bytes);
    }

    private record Bytes(byte[] bytes) implements Field {
        @Override
        public String name() {
            return "";
        }

        @Override
        public Kind kind() {
            return Kind.BYTES;
        }

        @Override
        public String text() {
            int shown = Math.min(bytes.length, MAX_TEXT_BYTES);
            return HEX.formatHex(bytes, 0, shown) + (shown < bytes.length ? " …" : "");
        }

        @Override
        public Object value() {
            return Arrays.copyOf(bytes, bytes.length);
        }

        @Override
        public Range range() {
            return new Range(0, bytes.length);
        }
    }
}
