// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import java.util.Arrays;

/**
 * A table of Finite State Entropy (RFC 8878 section 4.1): for each state a symbol, and how the next state is read.
 * Immutable.
 */
final class FseTable {
    private static final int MIN_ACCURACY = 5;
    /** The share of a symbol that is less than one state. */
    private static final int BELOW_ONE = -1;

    private final int accuracy;
    private final byte[] symbols;
    private final byte[] bits;
    private final short[] baselines;

    private FseTable(int accuracy) {
        this.accuracy = accuracy;
        this.symbols = new byte[1 << accuracy];
        this.bits = new byte[1 << accuracy];
        this.baselines = new short[1 << accuracy];
    }

    /** A table of one state, for a symbol that repeats. */
    static FseTable of(int symbol) {
        FseTable table = new FseTable(0);
        table.symbols[0] = (byte) symbol;
        return table;
    }

    /**
     * A table by the shares of its symbols, which are states, or -1.
     *
     * @param accuracy the logarithm of the number of states
     */
    static FseTable of(int accuracy, int... shares) {
        FseTable table = new FseTable(accuracy);
        int size = 1 << accuracy;
        int[] next = new int[shares.length];
        int high = size;
        for (int symbol = 0; symbol < shares.length; symbol++) {
            if (shares[symbol] == BELOW_ONE) {
                table.symbols[--high] = (byte) symbol;
                next[symbol] = 1;
            }
        }
        int step = (size >> 1) + (size >> 3) + 3;
        int at = 0;
        for (int symbol = 0; symbol < shares.length; symbol++) {
            if (shares[symbol] > 0) {
                next[symbol] = shares[symbol];
            }
            for (int i = 0; i < shares[symbol]; i++) {
                table.symbols[at] = (byte) symbol;
                do {
                    at = at + step & size - 1;
                } while (at >= high);
            }
        }
        for (int state = 0; state < size; state++) {
            int number = next[table.symbols[state]]++;
            int count = accuracy - log2(number);
            table.bits[state] = (byte) count;
            table.baselines[state] = (short) ((number << count) - size);
        }
        return table;
    }

    private static int log2(int number) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(number);
    }

    /**
     * Reads the description of a table.
     *
     * @param in is then after it
     */
    static FseTable read(Input in, int maxAccuracy, int maxSymbol) throws UnpackException {
        Description description = new Description(in);
        int accuracy = description.read(4) + MIN_ACCURACY;
        if (accuracy > maxAccuracy) {
            throw UnpackException.damaged();
        }
        int[] shares = new int[maxSymbol + 1];
        int remaining = 1 << accuracy;
        int symbol = 0;
        while (remaining > 0) {
            if (symbol > maxSymbol) {
                throw UnpackException.damaged();
            }
            int share = description.share(remaining);
            remaining -= Math.abs(share);
            shares[symbol++] = share;
            if (share == 0) {
                symbol += description.zeros();
            }
        }
        if (symbol > maxSymbol + 1) {
            throw UnpackException.damaged();
        }
        description.end();
        return of(accuracy, Arrays.copyOf(shares, symbol));
    }

    int accuracy() {
        return accuracy;
    }

    int symbol(int state) {
        return symbols[state];
    }

    int next(int state, BackwardBits in) {
        return baselines[state] + in.read(bits[state]);
    }

    /** The bits of a description, from the lowest one of the first byte. */
    private static final class Description {
        private final Input in;
        private long at;

        Description(Input in) {
            this.in = in;
        }

        private int peek(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                int place = in.at() + (int) ((at + i) >>> 3);
                if (place < in.end()) {
                    value |= (in.bytes()[place] >> (at + i & 7) & 1) << i;
                }
            }
            return value;
        }

        int read(int count) {
            int value = peek(count);
            at += count;
            return value;
        }

        /** The smaller of the possible shares have one bit less. */
        int share(int remaining) {
            int count = log2(remaining + 1) + 1;
            int value = peek(count);
            int shorter = value & ((1 << (count - 1)) - 1);
            int threshold = (1 << count) - 1 - (remaining + 1);
            if (shorter < threshold) {
                at += count - 1;
                return shorter - 1;
            }
            at += count;
            return (value >= 1 << (count - 1) ? value - threshold : value) - 1;
        }

        /** How many more symbols have no share. */
        int zeros() throws UnpackException {
            int zeros = 0;
            int more;
            do {
                more = read(2);
                zeros += more;
                if (at > Byte.SIZE * (long) in.remaining()) {
                    throw UnpackException.damaged();
                }
            } while (more == 3);
            return zeros;
        }

        void end() throws UnpackException {
            in.skip((at + 7) >>> 3);
        }
    }
}
