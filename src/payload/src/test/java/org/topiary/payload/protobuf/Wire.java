// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes messages in the wire format, field by field. */
public final class Wire {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A tag or a length. */
    private Wire raw(long value) {
        long rest = value;
        while (rest < 0 || rest > 0x7f) {
            out.write(((int) rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    public Wire tag(int number, int type) {
        return raw(((long) number << 3) | type);
    }

    public Wire varint(int number, long value) {
        return tag(number, 0).raw(value);
    }

    public Wire fixed64(int number, double value) {
        tag(number, 1);
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
        return this;
    }

    public Wire fixed32(int number, float value) {
        tag(number, 5);
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array());
        return this;
    }

    public Wire bytes(int number, byte[] value) {
        tag(number, 2).raw(value.length);
        out.writeBytes(value);
        return this;
    }

    public Wire text(int number, String value) {
        return bytes(number, value.getBytes(StandardCharsets.UTF_8));
    }

    public Wire message(int number, Wire value) {
        return bytes(number, value.toBytes());
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }
}
