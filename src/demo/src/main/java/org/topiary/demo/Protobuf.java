// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The wire format of Protocol Buffers, as far as Sparkplug needs it. */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private Protobuf() {}

    /** Writes one message; fields in the order of the calls. */
    static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

        Writer varint(int field, long value) {
            tag(field, VARINT);
            raw(value);
            return this;
        }

        Writer bool(int field, boolean value) {
            return varint(field, value ? 1 : 0);
        }

        Writer fixed32(int field, float value) {
            tag(field, FIXED32);
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(value)
                    .array());
            return this;
        }

        Writer fixed64(int field, double value) {
            tag(field, FIXED64);
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(value)
                    .array());
            return this;
        }

        Writer bytes(int field, byte[] value) {
            tag(field, LENGTH);
            raw(value.length);
            out.writeBytes(value);
            return this;
        }

        Writer string(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Writer message(int field, Writer value) {
            return bytes(field, value.toByteArray());
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }

        private void tag(int field, int type) {
            raw(((long) field << 3) | type);
        }

        private void raw(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }

    /**
     * Iterates over the fields of one message: {@link #next()}, then one of the others according to {@link #field()}.
     * Malformed input throws {@link IllegalArgumentException}.
     */
    static final class Reader {
        private final ByteBuffer in;
        private int field;
        private long number;
        private byte[] bytes = {};

        Reader(byte[] message) {
            this.in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        }

        /** Moves to the next field; false at the end. */
        boolean next() {
            if (!in.hasRemaining()) {
                return false;
            }
            long tag = raw();
            field = (int) (tag >>> 3);
            try {
                switch ((int) tag & 7) {
                    case VARINT -> number = raw();
                    case FIXED64 -> number = in.getLong();
                    case FIXED32 -> number = in.getInt();
                    case LENGTH -> {
                        long length = raw();
                        if (length < 0 || length > in.remaining()) {
                            throw new IllegalArgumentException("Field " + field + " runs over the end of the message");
                        }
                        bytes = new byte[(int) length];
                        in.get(bytes);
                    }
                    default -> throw new IllegalArgumentException("Field " + field + " has an unknown wire type");
                }
            } catch (BufferUnderflowException e) {
                throw new IllegalArgumentException("The message ends within field " + field, e);
            }
            return true;
        }

        int field() {
            return field;
        }

        long number() {
            return number;
        }

        float asFloat() {
            return Float.intBitsToFloat((int) number);
        }

        double asDouble() {
            return Double.longBitsToDouble(number);
        }

        byte[] bytes() {
            return bytes.clone();
        }

        String string() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private long raw() {
            long value = 0;
            for (int shift = 0; shift < 64 && in.hasRemaining(); shift += 7) {
                byte next = in.get();
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("A varint does not end");
        }
    }
}
