// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;

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
    /** The number in the tag that was read last. */
    private int tagged;
    /** Where the next report is due. */
    private int due;

    private WireMessage(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
        due = from + WorkStage.BYTES;
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

    /**
     * Reads a message that consists of a part of some bytes. Reports the place in all of them to the {@link WorkStage}
     * of the thread.
     */
    public static Result read(byte[] bytes, int from, int to) {
        WireMessage message = new WireMessage(bytes, from, to);
        while (message.at < to) {
            int start = message.at;
            message.report();
            if (message.fields.size() == MAX_FIELDS || !message.readField()) {
                return new Result(message.fields, start);
            }
        }
        return new Result(message.fields, -1);
    }

    private void report() {
        if (at >= due) {
            WorkStage.current().reached(at, bytes.length);
            due = at + WorkStage.BYTES;
        }
    }

    private boolean readField() {
        int start = at;
        WireType type = readTag();
        if (type == null) {
            return false;
        }
        int number = tagged;
        int from = at;
        return switch (type) {
            case VARINT -> readVarint() && add(new WireField(number, type, start, from, at, varint));
            case FIXED64, FIXED32 -> {
                int length = type == WireType.FIXED64 ? Long.BYTES : Integer.BYTES;
                if (length > to - at) {
                    yield false;
                }
                at += length;
                yield add(new WireField(number, type, start, from, at, littleEndian(from, length)));
            }
            case BYTES -> skipBytes() && add(new WireField(number, type, start, at - (int) varint, at, 0));
            case GROUP -> {
                int end = endOfGroup(number);
                yield end >= 0 && add(new WireField(number, type, start, from, end, 0));
            }
            case GROUP_END -> false;
        };
    }

    private boolean add(WireField field) {
        return fields.add(field);
    }

    /** Moves behind the end of a group; returns the index of the tag that ends it, or -1. */
    private int endOfGroup(int number) {
        Deque<Integer> open = new ArrayDeque<>();
        open.push(number);
        while (at < to) {
            report();
            int start = at;
            WireType type = readTag();
            if (type == null) {
                return -1;
            }
            int inner = tagged;
            switch (type) {
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

    /** Reads a tag, with its number into {@link #tagged}; null if it is not well-formed. */
    private @Nullable WireType readTag() {
        if (!readVarint() || varint >>> TYPE_BITS < 1 || varint >>> TYPE_BITS > MAX_NUMBER) {
            return null;
        }
        tagged = (int) (varint >>> TYPE_BITS);
        return WireType.of((int) (varint & 7));
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
            value = (value << 8) | Byte.toUnsignedLong(bytes[from + i]);
        }
        return value;
    }
}
