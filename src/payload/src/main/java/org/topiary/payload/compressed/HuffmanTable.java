// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

/** The Huffman codes of literals (RFC 8878 section 4.2). Immutable. */
final class HuffmanTable {
    private static final int MAX_BITS = 11;
    private static final int MAX_WEIGHTS = 255;
    private static final int MAX_WEIGHT_ACCURACY = 6;
    /** Descriptions from this value on have weights of four bits. */
    private static final int DIRECT = 128;

    private final int maxBits;
    /** By the next {@link #maxBits} bits. */
    private final byte[] symbols;

    private final byte[] lengths;

    private HuffmanTable(int maxBits) {
        this.maxBits = maxBits;
        this.symbols = new byte[1 << maxBits];
        this.lengths = new byte[1 << maxBits];
    }

    /**
     * Reads the description of a tree.
     *
     * @param in is then after it
     */
    static HuffmanTable read(Input in) throws UnpackException {
        int header = in.int8();
        byte[] weights = new byte[MAX_WEIGHTS + 1];
        int count;
        if (header < DIRECT) {
            count = weights(in.part(header), weights);
        } else {
            count = header - DIRECT + 1;
            for (int i = 0; i < count; i += 2) {
                int both = in.int8();
                weights[i] = (byte) (both >> 4);
                weights[i + 1] = (byte) (both & 0x0f);
            }
            weights[count] = 0;
        }
        return of(weights, count);
    }

    /** Reads weights that two states take turns to decode. */
    private static int weights(Input in, byte[] weights) throws UnpackException {
        FseTable table = FseTable.read(in, MAX_WEIGHT_ACCURACY, MAX_BITS + 1);
        BackwardBits bits = new BackwardBits(in.bytes(), in.at(), in.end());
        int state = bits.read(table.accuracy());
        int other = bits.read(table.accuracy());
        int count = 0;
        while (count < MAX_WEIGHTS - 1) {
            weights[count++] = (byte) table.symbol(state);
            int next = table.next(state, bits);
            if (bits.left() < 0) {
                weights[count++] = (byte) table.symbol(other);
                return count;
            }
            state = other;
            other = next;
        }
        throw UnpackException.damaged();
    }

    /** @param count of the weights, to which the last one is added: it is what is left */
    private static HuffmanTable of(byte[] weights, int count) throws UnpackException {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] > MAX_BITS) {
                throw UnpackException.damaged();
            }
            sum += weights[i] == 0 ? 0 : 1 << (weights[i] - 1);
        }
        int maxBits = Integer.SIZE - Integer.numberOfLeadingZeros(sum);
        int left = (1 << maxBits) - sum;
        if (sum == 0 || maxBits > MAX_BITS || Integer.bitCount(left) != 1) {
            throw UnpackException.damaged();
        }
        weights[count] = (byte) (Integer.numberOfTrailingZeros(left) + 1);
        HuffmanTable table = new HuffmanTable(maxBits);
        int at = 0;
        for (int weight = 1; weight <= maxBits; weight++) {
            for (int symbol = 0; symbol <= count; symbol++) {
                if (weights[symbol] == weight) {
                    for (int end = at + (1 << (weight - 1)); at < end; at++) {
                        table.symbols[at] = (byte) symbol;
                        table.lengths[at] = (byte) (maxBits + 1 - weight);
                    }
                }
            }
        }
        return table;
    }

    /** Decodes one stream into a part of an array, which it must fill exactly. */
    void decode(Input in, byte[] target, int from, int to) throws UnpackException {
        BackwardBits bits = new BackwardBits(in.bytes(), in.at(), in.end());
        for (int i = from; i < to; i++) {
            int next = bits.peek(maxBits);
            target[i] = symbols[next];
            bits.skip(lengths[next]);
        }
        if (bits.left() != 0) {
            throw UnpackException.damaged();
        }
    }
}
