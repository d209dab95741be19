// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;

/** Reads numbers that follow each other without tags, one by one. Ends before the first one that is not whole. */
final class PackedNumbers implements Iterator<WireField> {
    private static final int MAX_VARINT = 10;

    private final byte[] payload;
    private final int number;
    private final WireType type;
    private final int to;
    private int at;
    /** Where the next report is due. */
    private int due;

    private @Nullable WireField next;

    private PackedNumbers(byte[] payload, int number, WireType type, int from, int to, @Nullable WireField next) {
        this.payload = payload;
        this.number = number;
        this.type = type;
        this.at = from;
        this.to = to;
        due = from + WorkStage.BYTES;
        this.next = next;
    }

    /**
     * Reads the content of a field.
     *
     * @param type of each number: VARINT, FIXED32 or FIXED64
     */
    static PackedNumbers of(byte[] payload, WireField wire, WireType type) {
        return new PackedNumbers(payload, wire.number(), type, wire.from(), wire.to(), null);
    }

    /** A single value that is not packed. */
    static PackedNumbers single(byte[] payload, WireField wire) {
        return new PackedNumbers(payload, wire.number(), wire.type(), wire.to(), wire.to(), wire);
    }

    /** Whether the bytes that were not read yet are no whole number. */
    boolean isCut() {
        return !hasNext() && at < to;
    }

    /** The index of the first byte that was not read yet. */
    int at() {
        return at;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public WireField next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        WireField result = next;
        next = null;
        return result;
    }

    private @Nullable WireField read() {
        if (at >= due) {
            WorkStage.current().reached(at, payload.length);
            due = at + WorkStage.BYTES;
        }
        int start = at;
        long bits = 0;
        if (type == WireType.VARINT) {
            for (int i = 0; i < MAX_VARINT && start + i < to; i++) {
                byte each = payload[start + i];
                bits |= (long) (each & 0x7f) << (7 * i);
                if (each >= 0) {
                    at = start + i + 1;
                    return new WireField(number, type, start, start, at, bits);
                }
            }
            return null;
        }
        int length = type == WireType.FIXED64 ? Long.BYTES : Integer.BYTES;
        if (length > to - start) {
            return null;
        }
        for (int i = length - 1; i >= 0; i--) {
            bits = (bits << 8) | Byte.toUnsignedLong(payload[start + i]);
        }
        at = start + length;
        return new WireField(number, type, start, start, at, bits);
    }
}
