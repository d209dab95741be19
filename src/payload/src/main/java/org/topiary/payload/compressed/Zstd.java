// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

/** Unpacks zstd frames that follow each other (RFC 8878). Used once. */
final class Zstd {
    static final int MAGIC = 0xfd2f_b528;

    // The frame header descriptor.
    private static final int SINGLE_SEGMENT = 0x20;
    private static final int RESERVED = 0x08;
    private static final int CHECKSUM = 0x04;

    // Types of blocks.
    private static final int RAW = 0;
    private static final int RLE = 1;
    private static final int COMPRESSED = 2;

    private static final int TWO_BYTE_SIZES = 256;

    private final Input in;
    private final Output out;
    private final ZstdBlock compressed;

    private Zstd(Input in, Output out) {
        this.in = in;
        this.out = out;
        this.compressed = new ZstdBlock(out);
    }

    static void unpack(byte[] packed, Output out) throws UnpackException {
        Zstd zstd = new Zstd(new Input(packed, 0, packed.length), out);
        do {
            zstd.frame();
        } while (zstd.in.remaining() > 0);
    }

    private void frame() throws UnpackException {
        int magic = in.int32();
        if (SkippableFrame.skip(magic, in)) {
            return;
        }
        int descriptor = in.int8();
        if (magic != MAGIC || (descriptor & RESERVED) != 0) {
            throw UnpackException.damaged();
        }
        boolean single = (descriptor & SINGLE_SEGMENT) != 0;
        if (!single) {
            // The size of the window: all that was unpacked of the frame is kept anyway.
            in.int8();
        }
        int dictionary = switch (descriptor & 3) {
            case 0 -> 0;
            case 1 -> in.int8();
            case 2 -> in.int16();
            default -> in.int32();
        };
        long contentSize = switch (descriptor >> 6) {
            case 0 -> single ? in.int8() : -1;
            case 1 -> in.int16() + TWO_BYTE_SIZES;
            case 2 -> in.int32() & 0xffff_ffffL;
            default -> in.int64();
        };
        if (dictionary != 0) {
            throw UnpackException.dictionary(dictionary);
        }
        int start = out.size();
        blocks();
        if ((contentSize != -1 || descriptor >> 6 == 3) && contentSize != out.size() - start) {
            throw UnpackException.damaged();
        }
        if ((descriptor & CHECKSUM) != 0 && in.int32() != (int) XxHash64.of(out.bytes(), start, out.size())) {
            throw UnpackException.damaged();
        }
    }

    private void blocks() throws UnpackException {
        compressed.begin();
        boolean last;
        do {
            out.reached(in.at(), in.end());
            int header = in.int24();
            last = (header & 1) != 0;
            int type = header >> 1 & 3;
            int size = header >> 3;
            if (size > ZstdBlock.MAX_BYTES) {
                throw UnpackException.damaged();
            }
            switch (type) {
                case RAW -> {
                    out.write(in.bytes(), in.at(), Math.min(size, in.remaining()));
                    in.skip(size);
                }
                case RLE -> out.fill((byte) in.int8(), size);
                case COMPRESSED -> compressed.unpack(in.part(size));
                default -> throw UnpackException.damaged();
            }
        } while (!last);
    }
}
