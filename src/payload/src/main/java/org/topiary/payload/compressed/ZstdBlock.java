// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Unpacks compressed blocks of zstd, which may use tables of earlier ones in their frame (RFC 8878 section 3.1.1). */
final class ZstdBlock {
    static final int MAX_BYTES = 128 << 10;

    // Types of literals.
    private static final int RAW = 0;
    private static final int RLE = 1;
    private static final int COMPRESSED = 2;

    /** The sizes of three streams, 2 bytes each. */
    private static final int JUMP_TABLE = 6;

    private static final int LONG_COUNT = 0x7f00;
    private static final int MODES_RESERVED = 0x03;

    private final Output out;
    /** Offset of the first byte of the frame. */
    private int frame;

    private byte[] literals = {};
    private int literalCount;
    private @Nullable HuffmanTable huffman;
    private final SequenceCode literalLengths = SequenceCode.literalLengths();
    private final SequenceCode offsets = SequenceCode.offsets();
    private final SequenceCode matchLengths = SequenceCode.matchLengths();
    // The last distances.
    private long recent1;
    private long recent2;
    private long recent3;

    ZstdBlock(Output out) {
        this.out = out;
    }

    /** Begins a frame, whose content begins at the end of what was unpacked. */
    void begin() {
        frame = out.size();
        huffman = null;
        literalLengths.forget();
        offsets.forget();
        matchLengths.forget();
        recent1 = 1;
        recent2 = 4;
        recent3 = 8;
    }

    void unpack(Input block) throws UnpackException {
        int start = out.size();
        readLiterals(block);
        int used = sequences(block, start);
        out.write(literals, used, literalCount - used);
        checkSize(start);
    }

    private void checkSize(int start) throws UnpackException {
        if (out.size() - start > MAX_BYTES) {
            throw UnpackException.damaged();
        }
    }

    private void readLiterals(Input block) throws UnpackException {
        int first = block.int8();
        int type = first & 3;
        int format = first >> 2 & 3;
        if (type == RAW || type == RLE) {
            literalCount = switch (format) {
                case 1 -> first >> 4 | block.int8() << 4;
                case 3 -> first >> 4 | block.int16() << 4;
                default -> first >> 3;
            };
            makeRoomForLiterals();
            if (type == RAW) {
                Input content = block.part(literalCount);
                System.arraycopy(content.bytes(), content.at(), literals, 0, literalCount);
            } else {
                Arrays.fill(literals, 0, literalCount, (byte) block.int8());
            }
            return;
        }
        int sizeBits = format < 2 ? 10 : format == 2 ? 14 : 18;
        long sizes = first >> 4
                | (format < 2
                        ? block.int16() << 4
                        : format == 2 ? block.int24() << 4 : (block.int32() & 0xffff_ffffL) << 4);
        literalCount = (int) (sizes & (1L << sizeBits) - 1);
        makeRoomForLiterals();
        Input content = block.part((int) (sizes >> sizeBits));
        HuffmanTable table = type == COMPRESSED ? HuffmanTable.read(content) : huffman;
        if (table == null) {
            throw UnpackException.damaged();
        }
        huffman = table;
        if (format == 0) {
            table.decode(content, literals, 0, literalCount);
        } else {
            fourStreams(table, content);
        }
    }

    private void makeRoomForLiterals() throws UnpackException {
        if (literalCount > MAX_BYTES) {
            throw UnpackException.damaged();
        }
        if (literalCount > literals.length) {
            literals = new byte[Math.min(MAX_BYTES, 2 * literalCount)];
        }
    }

    private void fourStreams(HuffmanTable table, Input content) throws UnpackException {
        Input sizes = content.part(JUMP_TABLE);
        int each = (literalCount + 3) / 4;
        if (3 * each > literalCount) {
            throw UnpackException.damaged();
        }
        for (int i = 0; i < 3; i++) {
            table.decode(content.part(sizes.int16()), literals, i * each, (i + 1) * each);
        }
        table.decode(content, literals, 3 * each, literalCount);
    }

    /**
     * Writes literals and matches in turn.
     *
     * @return the number of literals used; the others follow
     */
    private int sequences(Input block, int start) throws UnpackException {
        int first = block.int8();
        int count =
                first < 0x80 ? first : first < 0xff ? ((first - 0x80) << 8) + block.int8() : block.int16() + LONG_COUNT;
        if (count == 0) {
            if (block.remaining() > 0) {
                throw UnpackException.damaged();
            }
            return 0;
        }
        int modes = block.int8();
        if ((modes & MODES_RESERVED) != 0) {
            throw UnpackException.damaged();
        }
        literalLengths.readTable(modes >> 6, block);
        offsets.readTable(modes >> 4 & 3, block);
        matchLengths.readTable(modes >> 2 & 3, block);
        BackwardBits bits = new BackwardBits(block.bytes(), block.at(), block.end());
        literalLengths.start(bits);
        offsets.start(bits);
        matchLengths.start(bits);
        int used = 0;
        for (int i = 0; i < count; i++) {
            long offset = offsets.value(bits);
            int matchLength = (int) matchLengths.value(bits);
            int literalLength = (int) literalLengths.value(bits);
            if (bits.left() < 0 || literalLength > literalCount - used) {
                throw UnpackException.damaged();
            }
            out.write(literals, used, literalLength);
            used += literalLength;
            out.repeat(frame, distance(offset, literalLength == 0), matchLength);
            checkSize(start);
            if (i < count - 1) {
                literalLengths.next(bits);
                matchLengths.next(bits);
                offsets.next(bits);
            }
        }
        if (bits.left() != 0) {
            throw UnpackException.damaged();
        }
        return used;
    }

    /** The distance that an offset stands for: one of the last ones if it is 1 to 3 (section 3.1.1.5). */
    private long distance(long offset, boolean withoutLiterals) {
        long recent = offset - 1 + (withoutLiterals ? 1 : 0);
        long distance;
        if (offset > 3) {
            distance = offset - 3;
        } else if (recent == 0) {
            return recent1;
        } else if (recent == 1) {
            distance = recent2;
            recent2 = recent1;
            recent1 = distance;
            return distance;
        } else {
            distance = recent == 2 ? recent3 : recent1 - 1;
        }
        recent3 = recent2;
        recent2 = recent1;
        recent1 = distance;
        return distance;
    }
}
