// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

/** Unpacks LZ4 frames that follow each other, after the LZ4 Frame Format 1.6.4 and the LZ4 Block Format. Used once. */
final class Lz4 {
    static final int MAGIC = 0x184d_2204;

    // Flags.
    private static final int VERSION = 1;
    private static final int INDEPENDENT = 0x20;
    private static final int BLOCK_CHECKSUMS = 0x10;
    private static final int CONTENT_SIZE = 0x08;
    private static final int CONTENT_CHECKSUM = 0x04;
    private static final int RESERVED = 0x02;
    private static final int DICTIONARY = 0x01;

    private static final int BLOCK_SIZE_RESERVED = 0x8f;
    private static final int MIN_BLOCK_SIZE = 4;
    private static final int MIN_MATCH = 4;
    /** A length of this goes on in the next byte. */
    private static final int LONG = 15;

    private final Input in;
    private final Output out;

    private Lz4(Input in, Output out) {
        this.in = in;
        this.out = out;
    }

    static void unpack(byte[] packed, Output out) throws UnpackException {
        Lz4 lz4 = new Lz4(new Input(packed, 0, packed.length), out);
        do {
            lz4.frame();
        } while (lz4.in.remaining() > 0);
    }

    private void frame() throws UnpackException {
        int magic = in.int32();
        if (SkippableFrame.skip(magic, in)) {
            return;
        }
        int header = in.at();
        int flags = in.int8();
        int blockSize = in.int8();
        if (magic != MAGIC
                || flags >> 6 != VERSION
                || (flags & RESERVED) != 0
                || (blockSize & BLOCK_SIZE_RESERVED) != 0
                || blockSize >> 4 < MIN_BLOCK_SIZE) {
            throw UnpackException.damaged();
        }
        long contentSize = (flags & CONTENT_SIZE) != 0 ? in.int64() : -1;
        int dictionary = (flags & DICTIONARY) != 0 ? in.int32() : 0;
        int checksum = XxHash32.of(in.bytes(), header, in.at()) >> 8 & 0xff;
        if (checksum != in.int8()) {
            throw UnpackException.damaged();
        }
        if ((flags & DICTIONARY) != 0) {
            throw UnpackException.dictionary(dictionary);
        }
        int start = out.size();
        blocks(flags, 1 << (8 + 2 * (blockSize >> 4)));
        if (contentSize >= 0 && contentSize != out.size() - start) {
            throw UnpackException.damaged();
        }
        if ((flags & CONTENT_CHECKSUM) != 0 && in.int32() != XxHash32.of(out.bytes(), start, out.size())) {
            throw UnpackException.damaged();
        }
    }

    private void blocks(int flags, int maxSize) throws UnpackException {
        int frame = out.size();
        for (int size = in.int32(); size != 0; size = in.int32()) {
            out.reached(in.at(), in.end());
            int length = size & Integer.MAX_VALUE;
            // Of one that is cut off, the beginning can be unpacked.
            int there = Math.min(length, in.remaining());
            int from = in.at();
            int start = out.size();
            if (size < 0) {
                out.write(in.bytes(), from, there);
            } else {
                block(in.bytes(), from, from + there, out, (flags & INDEPENDENT) != 0 ? start : frame);
            }
            in.skip(length);
            if (out.size() - start > maxSize
                    || ((flags & BLOCK_CHECKSUMS) != 0 && in.int32() != XxHash32.of(in.bytes(), from, from + length))) {
                throw UnpackException.damaged();
            }
        }
    }

    /** Unpacks a block: literals and matches in turn, of which the last match is missing. */
    private static void block(byte[] bytes, int from, int to, Output out, int lowest) throws UnpackException {
        Input block = new Input(bytes, from, to);
        while (true) {
            int token = block.int8();
            long literals = length(token >> 4, block);
            int there = (int) Math.min(literals, block.remaining());
            out.write(bytes, block.at(), there);
            block.skip(literals);
            if (block.remaining() == 0) {
                return;
            }
            int distance = block.int16();
            long match = length(token & LONG, block) + MIN_MATCH;
            out.repeat(lowest, distance, (int) Math.min(match, Integer.MAX_VALUE));
        }
    }

    private static long length(int first, Input block) throws UnpackException {
        long length = first;
        if (first == LONG) {
            int next;
            do {
                next = block.int8();
                length += next;
            } while (next == 0xff);
        }
        return length;
    }
}
