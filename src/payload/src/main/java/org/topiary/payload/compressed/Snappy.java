// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Unpacks Snappy: the framing format, or a raw payload, whose format has no header. */
final class Snappy {
    /** The first bytes of the framing format: the head and the content of a stream identifier. */
    private static final byte[] IDENTIFIER = "\u00ff\u0006\u0000\u0000sNaPpY".getBytes(StandardCharsets.ISO_8859_1);

    private static final int HEAD = 4;

    // Chunk types.
    private static final int COMPRESSED = 0x00;
    private static final int UNCOMPRESSED = 0x01;
    private static final int FIRST_SKIPPABLE = 0x80;
    private static final int STREAM = 0xff;

    private static final int CHECKSUM = 4;
    private static final int CHECKSUM_MASK = 0xa282_ead8;
    private static final int MAX_CHUNK = 1 << 16;

    // Tags of elements.
    private static final int LITERAL = 0;
    private static final int COPY_1 = 1;
    private static final int COPY_2 = 2;

    /** A literal of this length or more has its length in one to four further bytes. */
    private static final int LONG_LITERAL = 60;

    private static final int MAX_LENGTH_BYTES = 5;

    private Snappy() {}

    /** Whether bytes begin like the framing format. */
    static boolean begins(byte[] start) {
        return start.length >= IDENTIFIER.length
                && Arrays.equals(start, 0, IDENTIFIER.length, IDENTIFIER, 0, IDENTIFIER.length);
    }

    /** Unpacks the framing format (framing_format.txt of Snappy). */
    static void unpackFrames(byte[] packed, Output out) throws UnpackException {
        if (!begins(packed)) {
            throw UnpackException.damaged();
        }
        Input in = new Input(packed, 0, packed.length);
        while (in.remaining() > 0) {
            out.reached(in.at(), in.end());
            int type = in.int8();
            int length = in.int24();
            if (type == STREAM) {
                Input identifier = in.part(length);
                if (!Arrays.equals(packed, identifier.at(), identifier.end(), IDENTIFIER, HEAD, IDENTIFIER.length)) {
                    throw UnpackException.damaged();
                }
            } else if (type <= UNCOMPRESSED) {
                chunk(in, type, length, out);
            } else if (type < FIRST_SKIPPABLE) {
                throw UnpackException.damaged();
            } else {
                in.skip(length);
            }
        }
    }

    private static void chunk(Input in, int type, int length, Output out) throws UnpackException {
        int checksum = in.int32();
        int content = length - CHECKSUM;
        if (content < 0) {
            throw UnpackException.damaged();
        }
        int start = out.size();
        // Of a chunk that is cut off, the beginning can be unpacked.
        int there = Math.min(content, in.remaining());
        if (type == COMPRESSED) {
            unpack(new Input(in.bytes(), in.at(), in.at() + there), out);
        } else {
            out.write(in.bytes(), in.at(), there);
        }
        in.skip(content);
        CRC32C sum = new CRC32C();
        sum.update(out.bytes(), start, out.size() - start);
        int masked = Integer.rotateRight((int) sum.getValue(), 15) + CHECKSUM_MASK;
        if (out.size() - start > MAX_CHUNK || masked != checksum) {
            throw UnpackException.damaged();
        }
    }

    /** Unpacks a raw payload (format_description.txt of Snappy). */
    static void unpackRaw(byte[] packed, Output out) throws UnpackException {
        unpack(new Input(packed, 0, packed.length), out);
    }

    private static void unpack(Input in, Output out) throws UnpackException {
        int start = out.size();
        long length = declaredLength(in);
        while (in.remaining() > 0) {
            int tag = in.int8();
            int type = tag & 3;
            int upper = tag >> 2;
            if (type == LITERAL) {
                literal(in, upper, out);
            } else if (type == COPY_1) {
                out.repeat(start, (upper & 0x38) << 5 | in.int8(), (upper & 7) + 4);
            } else {
                long distance = type == COPY_2 ? in.int16() : in.int32() & 0xffff_ffffL;
                out.repeat(start, distance, upper + 1);
            }
        }
        if (out.size() - start != length) {
            throw UnpackException.damaged();
        }
    }

    private static void literal(Input in, int upper, Output out) throws UnpackException {
        long length = upper;
        if (upper >= LONG_LITERAL) {
            length = 0;
            for (int i = 0; i <= upper - LONG_LITERAL; i++) {
                length |= (long) in.int8() << (8 * i);
            }
        }
        length++;
        out.write(in.bytes(), in.at(), (int) Math.min(length, in.remaining()));
        in.skip(length);
    }

    private static long declaredLength(Input in) throws UnpackException {
        long length = 0;
        for (int i = 0; i < MAX_LENGTH_BYTES; i++) {
            int next = in.int8();
            length |= (long) (next & 0x7f) << (7 * i);
            if (next < 0x80) {
                return length;
            }
        }
        throw UnpackException.damaged();
    }
}
