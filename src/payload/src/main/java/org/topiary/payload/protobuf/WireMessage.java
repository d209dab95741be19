// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.topiary.payload.protobuf.WireField.Type;

/**
 * Reads the fields of one message; those inside it are read when they are asked for. Takes time in proportion to the
 * length of the message, and does not recurse.
 */
public final class WireMessage {
    /** Maximum number of fields. */
    public static final int MAX_FIELDS = 1_000_000;

    private static final int MAX_NUMBER = 536_870_911;
    private static final int MAX_VARINT = 10;
    private static final int TYPE_BITS = 3;

    private final byte[] bytes;
    private final int to;
    private final List<WireField> fields = new ArrayList<>();
    private int at;
    private long varint;

    private WireMessage(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    /**
     * The outcome of reading.
     *
     * @param fields in the order sent; if the message is not well-formed, those before the mistake
     * @param wrongAt index of the first byte of the first field that is not well-formed; -1 if all are
     */
    public record Result(List<WireField> fields, int wrongAt) {
        public boolean isWellFormed() {
            return wrongAt < 0;
        }
    }

    /** Reads a message that consists of a part of some bytes. */
    public static Result read(byte[] bytes, int from, int to) {
        WireMessage message = new WireMessage(bytes, from, to);
        while (message.at < to) {
            int start = message.at;
            if (message.fields.size() == MAX_FIELDS || !message.readField()) {
                return new Result(message.fields, start);
            }
        }
        return new Result(message.fields, -1);
    }

    private boolean readField() {
        int start = at;
        if (!readTag()) {
            return false;
        }
        int number = (int) (varint >>> TYPE_BITS);
        Type type = type();
        int from = at;
        switch (type) {
            case VARINT -> {
                if (!readVarint()) {
                    return false;
                }
                fields.add(new WireField(number, type, start, from, at, varint));
                return true;
            }
            case FIXED64, FIXED32 -> {
                int length = type == Type.FIXED64 ? Long.BYTES : Integer.BYTES;
                if (length > to - at) {
                    return false;
                }
                at += length;
                fields.add(new WireField(number, type, start, from, at, littleEndian(from, length)));
                return true;
            }
            case BYTES -> {
                if (!skipBytes()) {
                    return false;
                }
                fields.add(new WireField(number, type, start, at - (int) varint, at, 0));
                return true;
            }
            case GROUP -> {
                int end = endOfGroup(number);
                if (end < 0) {
                    return false;
                }
                fields.add(new WireField(number, type, start, from, end, 0));
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /** Moves behind the end of a group; returns the index of the tag that ends it, or -1. */
    private int endOfGroup(int number) {
        Deque<Integer> open = new ArrayDeque<>();
        open.push(number);
        while (at < to) {
            int start = at;
            if (!readTag()) {
                return -1;
            }
            int inner = (int) (varint >>> TYPE_BITS);
            switch (type()) {
                case VARINT -> {
                    if (!readVarint()) {
                        return -1;
                    }
                }
                case FIXED64 -> at += Long.BYTES;
                case FIXED32 -> at += Integer.BYTES;
                case BYTES -> {
                    if (!skipBytes()) {
                        return -1;
                    }
                }
                case GROUP -> open.push(inner);
                case GROUP_END -> {
                    if (open.pop() != inner) {
                        return -1;
                    }
                    if (open.isEmpty()) {
                        return start;
                    }
                }
            }
            if (at > to) {
                return -1;
            }
        }
        return -1;
    }

    /** Reads a tag into {@link #varint}. */
    private boolean readTag() {
        return readVarint()
                && (varint & 7) < Type.values().length
                && varint >>> TYPE_BITS >= 1
                && varint >>> TYPE_BITS <= MAX_NUMBER;
    }

    private Type type() {
        return Type.values()[(int) (varint & 7)];
    }

    private boolean skipBytes() {
        if (!readVarint() || varint < 0 || varint > to - at) {
            return false;
        }
        at += (int) varint;
        return true;
    }

    private boolean readVarint() {
        varint = 0;
        for (int i = 0; i < MAX_VARINT && at < to; i++) {
            byte next = bytes[at++];
            varint |= (long) (next & 0x7f) << (7 * i);
            if (next >= 0) {
                return true;
            }
        }
        return false;
    }

    private long littleEndian(int from, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | Byte.toUnsignedLong(bytes[from + i]);
        }
        return value;
    }
}
