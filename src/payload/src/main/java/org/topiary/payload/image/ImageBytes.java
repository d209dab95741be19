// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import java.math.BigDecimal;
import java.nio.ByteOrder;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.PlainField;

/** The bytes of a picture, with the numbers in them. Any thread. */
record ImageBytes(byte[] bytes, ByteOrder order) {
    private static final String PIXELS = "px";

    int length() {
        return bytes.length;
    }

    /** Whether some bytes are there. */
    boolean has(long at, long count) {
        return at >= 0 && at + count <= bytes.length;
    }

    /** The value of a byte. */
    int at(int offset) throws BrokenImageException {
        if (!has(offset, 1)) {
            throw new BrokenImageException(bytes.length);
        }
        return bytes[offset] & 0xff;
    }

    /** An unsigned number of one to four bytes. */
    long number(int offset, int count) throws BrokenImageException {
        if (!has(offset, count)) {
            throw new BrokenImageException(bytes.length);
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            int place = order == ByteOrder.BIG_ENDIAN ? i : count - 1 - i;
            value = value << 8 | (bytes[offset + place] & 0xff);
        }
        return value;
    }

    /** Whether Latin characters are at an offset. */
    boolean isAt(int offset, String characters) {
        if (!has(offset, characters.length())) {
            return false;
        }
        for (int i = 0; i < characters.length(); i++) {
            if ((bytes[offset + i] & 0xff) != characters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A field with a number. */
    static PlainField field(String name, long value, int offset, int count) {
        return PlainField.value(
                name,
                Field.Kind.NUMBER,
                Long.toString(value),
                BigDecimal.valueOf(value),
                new Field.Range(offset, offset + count));
    }

    /** A field with the number that is there. */
    PlainField field(String name, int offset, int count) throws BrokenImageException {
        return field(name, number(offset, count), offset, count);
    }

    /** A field with the number of pixels that is there. */
    PlainField pixels(String name, int offset, int count) throws BrokenImageException {
        return field(name, offset, count).withUnit(PIXELS);
    }

    /** A field with a number of pixels. */
    static PlainField pixels(String name, long value, int offset, int count) {
        return field(name, value, offset, count).withUnit(PIXELS);
    }

    /** A field that is true or false. */
    static PlainField flag(String name, boolean value, int offset) {
        return PlainField.value(
                name, Field.Kind.BOOLEAN, Boolean.toString(value), value, new Field.Range(offset, offset + 1));
    }

    /** A field with Latin characters. */
    PlainField text(String name, int offset, int count) throws BrokenImageException {
        if (!has(offset, count)) {
            throw new BrokenImageException(bytes.length);
        }
        StringBuilder text = new StringBuilder(count);
        for (int i = offset; i < offset + count; i++) {
            text.append((char) (bytes[i] & 0xff));
        }
        String value = text.toString();
        return PlainField.value(name, Field.Kind.TEXT, value, value, new Field.Range(offset, offset + count));
    }
}
