// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.Utf8;
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.avro.schema.AvroType.ArrayOf;
import org.topiary.payload.avro.schema.AvroType.Enumeration;
import org.topiary.payload.avro.schema.AvroType.Fixed;
import org.topiary.payload.avro.schema.AvroType.MapOf;
import org.topiary.payload.avro.schema.AvroType.Primitive;
import org.topiary.payload.avro.schema.AvroType.RecordType;
import org.topiary.payload.avro.schema.AvroType.Scalar;
import org.topiary.payload.avro.schema.AvroType.Union;
import org.topiary.payload.decode.ContainerIndex;

/**
 * Reads values in the binary encoding (section <i>Binary Encoding</i> of the specification). Recurses, at most 100
 * levels deep. Elements without bytes, such as nulls, are counted: at most a million, and 16 for each byte. For one
 * thread.
 */
final class AvroReader {
    /** Records, arrays and maps inside each other. */
    static final int MAX_DEPTH = 100;

    private static final long MIN_VALUES = 1_000_000;
    private static final int VALUES_PER_BYTE = 16;
    private static final int MAX_SHIFT = 63;

    private final byte[] bytes;
    private final long maxValues;
    /** Records the values with parts that are passed over; null if they are not recorded. */
    private final @Nullable ContainerIndex recorder;

    private boolean full;
    /** Where the next report is due. */
    private int due;
    /** The number that the next value with parts has if it was recorded. */
    private int next;

    private int end;
    private int at;
    private boolean ended;
    private long values;
    private int notUtf8 = -1;

    private AvroReader(byte[] bytes, int from, int end, int next, @Nullable ContainerIndex recorder) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.maxValues = MIN_VALUES + (long) VALUES_PER_BYTE * (end - from);
        this.next = next;
        this.recorder = recorder;
        this.due = recorder == null ? Integer.MAX_VALUE : from + WorkStage.BYTES;
    }

    /** @param end exclusive */
    AvroReader(byte[] bytes, int from, int end) {
        this(bytes, from, end, ContainerIndex.NONE, null);
    }

    /**
     * Reads values that were recorded.
     *
     * @param end exclusive
     * @param next the number of the first one with parts
     */
    AvroReader(byte[] bytes, int from, int end, int next) {
        this(bytes, from, end, next, null);
    }

    /**
     * Records the values that it passes over, and reports how far it is.
     *
     * @param end exclusive
     */
    AvroReader(byte[] bytes, int from, int end, ContainerIndex recorder) {
        this(bytes, from, end, ContainerIndex.NONE, recorder);
    }

    /** Moves to another part of the bytes; values are counted on. */
    void move(int from, int to) {
        at = from;
        end = to;
    }

    /** Notes that nothing after the last value can be read. */
    void stop() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    /** Offset of the next byte. */
    int at() {
        return at;
    }

    /** Exclusive. */
    int end() {
        return end;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Offset of the first text passed that is not UTF-8; -1 if there is none. */
    int notUtf8() {
        return notUtf8;
    }

    /** An int or long. */
    long number() throws AvroException {
        int start = at;
        if (at < end && bytes[at] >= 0) {
            int bits = bytes[at++];
            return (long) (bits >>> 1) ^ -(long) (bits & 1);
        }
        return longNumber(start);
    }

    private long longNumber(int start) throws AvroException {
        long bits = 0;
        for (int shift = 0; shift <= MAX_SHIFT && at < end; shift += 7) {
            byte next = bytes[at++];
            bits |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                if (shift == MAX_SHIFT && next > 1) {
                    break;
                }
                return bits >>> 1 ^ -(bits & 1);
            }
        }
        throw AvroException.wrong(start);
    }

    /** A number from 0 to below {@code count}. */
    int index(int count) throws AvroException {
        int start = at;
        long index = number();
        if (index < 0 || index >= count) {
            throw AvroException.wrong(start);
        }
        return (int) index;
    }

    /** Passes over bytes. */
    void skip(long count) throws AvroException {
        if (count < 0 || count > end - at) {
            throw AvroException.wrong(at);
        }
        at += (int) count;
    }

    /** Passes over bytes that follow their number. */
    void skipBytes() throws AvroException {
        skip(number());
    }

    private void skipText() throws AvroException {
        int start = at;
        long length = number();
        int from = at;
        skip(length);
        if (notUtf8 < 0 && !Utf8.isWellFormed(bytes, from, at)) {
            notUtf8 = start;
        }
    }

    /** Passes over the key of a map that was checked, and returns it. */
    String key() throws AvroException {
        long length = number();
        int from = at;
        skip(length);
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    /** Passes over the key of a map, checks it like a text, and returns it. */
    String checkedKey() throws AvroException {
        int start = at;
        skipText();
        at = start;
        return key();
    }

    /** The branch of a union; the type itself if it is none. */
    AvroType branch(AvroType type) throws AvroException {
        return type instanceof Union union
                ? union.branches().get(index(union.branches().size()))
                : type;
    }

    /**
     * Passes over a value.
     *
     * @param depth number of records, arrays and maps that it is in
     */
    void skip(AvroType type, int depth) throws AvroException {
        if (type instanceof Scalar scalar) {
            skip(scalar);
            return;
        }
        count();
        switch (type) {
            case Fixed fixed -> skip(fixed.size());
            case Enumeration enumeration -> {
                var _ = index(enumeration.symbols().size());
            }
            case Union union -> skip(branch(union), depth);
            default -> skipParts(type, depth);
        }
    }

    /** Passes over a value of a primitive type. */
    void skip(Scalar scalar) throws AvroException {
        count();
        skip(scalar.primitive());
    }

    private void skipParts(AvroType type, int depth) throws AvroException {
        if (depth >= MAX_DEPTH) {
            throw AvroException.tooDeep(at);
        }
        ContainerIndex index = recorder;
        boolean recorded = index != null && !full && index.open(at);
        full |= !recorded;
        switch (type) {
            case RecordType record -> {
                for (int i = 0; i < record.size(); i++) {
                    skip(record.member(i).type(), depth + 1);
                }
            }
            case ArrayOf array -> skipBlocks(array.items(), false, depth);
            case MapOf map -> skipBlocks(map.values(), true, depth);
            default -> {}
        }
        if (index != null && recorded) {
            index.close(at);
        }
    }

    /**
     * Passes over a recorded value with parts, without reading it.
     *
     * @return its number; {@link ContainerIndex#NONE} if it was not recorded, and nothing was passed
     */
    int skipRecorded(ContainerIndex index) {
        int number = next;
        if (!index.isAt(number, at)) {
            return ContainerIndex.NONE;
        }
        int closed = index.endOf(number);
        if (closed == ContainerIndex.OPEN) {
            // It is not whole.
            stop();
            at = end;
        } else {
            next = index.nextAfter(number);
            at = closed;
        }
        return number;
    }

    /** Counts a value. */
    void count() throws AvroException {
        if (++values > maxValues) {
            throw AvroException.tooMany(at);
        }
    }

    private void skipBlocks(AvroType each, boolean keys, int depth) throws AvroException {
        Blocks blocks = new Blocks(this);
        while (blocks.next()) {
            if (keys) {
                skipText();
            }
            skip(each, depth + 1);
            if (at >= due) {
                WorkStage.current().reached(at, bytes.length);
                due = at + WorkStage.BYTES;
            }
        }
    }

    private void skip(Primitive primitive) throws AvroException {
        int size = primitive.size();
        if (size >= 0 && primitive != Primitive.BOOLEAN) {
            // Without a switch, which is slow where types alternate.
            if (size > end - at) {
                throw AvroException.wrong(at);
            }
            at += size;
            return;
        }
        int start = at;
        switch (primitive) {
            case BOOLEAN -> {
                skip(1);
                if (bytes[start] < 0 || bytes[start] > 1) {
                    throw AvroException.wrong(start);
                }
            }
            case INT -> {
                long number = number();
                if (number != (int) number) {
                    throw AvroException.wrong(start);
                }
            }
            case BYTES -> skipBytes();
            case STRING -> skipText();
            default -> {
                var _ = number();
            }
        }
    }

    /** The blocks of an array or map: a number of elements; if it is negative, the number of bytes, too. */
    static final class Blocks {
        private final AvroReader reader;
        private long left;
        /** Of the present block; -1 if it is not known. */
        private long blockEnd = -1;

        Blocks(AvroReader reader) {
            this.reader = reader;
        }

        /** Whether there is another element; the reader is then at it, otherwise at the end of the array or map. */
        boolean next() throws AvroException {
            if (left == 0) {
                if (blockEnd >= 0 && blockEnd != reader.at) {
                    throw AvroException.wrong(reader.at);
                }
                int start = reader.at;
                left = reader.number();
                blockEnd = -1;
                if (left < 0) {
                    left = -left;
                    long size = reader.number();
                    blockEnd = reader.at + size;
                    if (left < 0 || size < 0 || size > reader.end - reader.at) {
                        throw AvroException.wrong(start);
                    }
                }
                if (left == 0) {
                    return false;
                }
            }
            left--;
            return true;
        }
    }
}
