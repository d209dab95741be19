// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import org.jspecify.annotations.Nullable;

/** One of the three numbers of a zstd sequence, with its table, which the next block may use again. */
final class SequenceCode {
    // Modes of a table (RFC 8878 section 3.1.1.3.2.1).
    private static final int PREDEFINED = 0;
    private static final int RLE = 1;
    private static final int COMPRESSED = 2;

    private static final int[] LITERAL_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        16
    };
    private static final int[] MATCH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2,
        2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
    };
    private static final int[] LITERAL_SHARES = {
        4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1
    };
    private static final int[] MATCH_SHARES = {
        1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
    };
    private static final int[] OFFSET_SHARES = {
        1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1
    };
    private static final FseTable LITERALS = FseTable.of(6, LITERAL_SHARES);
    private static final FseTable MATCHES = FseTable.of(6, MATCH_SHARES);
    private static final FseTable OFFSETS = FseTable.of(5, OFFSET_SHARES);

    private static final int MAX_OFFSET_CODE = 31;
    private static final int MIN_MATCH = 3;

    private final FseTable predefined;
    private final int maxAccuracy;
    private final int[] bits;
    private final long[] baselines;
    private @Nullable FseTable table;
    private int state;

    private SequenceCode(FseTable predefined, int maxAccuracy, int[] bits, long[] baselines) {
        this.predefined = predefined;
        this.maxAccuracy = maxAccuracy;
        this.bits = bits;
        this.baselines = baselines;
    }

    static SequenceCode literalLengths() {
        return new SequenceCode(LITERALS, 9, LITERAL_BITS, consecutive(0, LITERAL_BITS));
    }

    static SequenceCode matchLengths() {
        return new SequenceCode(MATCHES, 9, MATCH_BITS, consecutive(MIN_MATCH, MATCH_BITS));
    }

    static SequenceCode offsets() {
        int[] bits = new int[MAX_OFFSET_CODE + 1];
        long[] baselines = new long[bits.length];
        for (int code = 0; code < bits.length; code++) {
            bits[code] = code;
            baselines[code] = 1L << code;
        }
        return new SequenceCode(OFFSETS, 8, bits, baselines);
    }

    /** The first value of each code, if there are no gaps between the values. */
    private static long[] consecutive(long first, int[] bits) {
        long[] baselines = new long[bits.length];
        long next = first;
        for (int code = 0; code < bits.length; code++) {
            baselines[code] = next;
            next += 1L << bits[code];
        }
        return baselines;
    }

    /** Begins a frame. */
    void forget() {
        table = null;
    }

    /** Reads the table of a block, which may be a known one. */
    void readTable(int mode, Input block) throws UnpackException {
        switch (mode) {
            case PREDEFINED -> table = predefined;
            case RLE -> {
                int symbol = block.int8();
                if (symbol >= bits.length) {
                    throw UnpackException.damaged();
                }
                table = FseTable.of(symbol);
            }
            case COMPRESSED -> table = FseTable.read(block, maxAccuracy, bits.length - 1);
            default -> table();
        }
    }

    private FseTable table() throws UnpackException {
        FseTable known = table;
        if (known == null) {
            throw UnpackException.damaged();
        }
        return known;
    }

    void start(BackwardBits in) throws UnpackException {
        state = in.read(table().accuracy());
    }

    long value(BackwardBits in) throws UnpackException {
        int code = table().symbol(state);
        return baselines[code] + in.read(bits[code]);
    }

    void next(BackwardBits in) throws UnpackException {
        state = table().next(state, in);
    }
}
