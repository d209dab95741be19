// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

/** Reads numbers of 1 to 64 bits that begin at any bit. */
final class Bits {
    private Bits() {}

    /**
     * The bits as the lowest ones of the result. With the highest byte first, bits are counted from the highest of each
     * byte, and the first is the highest of the result; otherwise both are the other way round.
     *
     * @param from index of the first bit
     */
    static long read(byte[] bytes, long from, int count, boolean little) {
        return from % 8 == 0 && count % 8 == 0
                ? readBytes(bytes, (int) (from / 8), count / 8, little)
                : readBits(bytes, from, count, little);
    }

    private static long readBytes(byte[] bytes, int from, int count, boolean little) {
        long result = 0;
        for (int i = 0; i < count; i++) {
            int at = little ? from + count - 1 - i : from + i;
            result = (result << 8) | Byte.toUnsignedLong(bytes[at]);
        }
        return result;
    }

    private static long readBits(byte[] bytes, long from, int count, boolean little) {
        long result = 0;
        for (int i = 0; i < count; i++) {
            int inByte = (int) ((from + i) % 8);
            long bit = (bytes[(int) ((from + i) / 8)] >> (little ? inByte : 7 - inByte)) & 1;
            result = little ? result | (bit << i) : (result << 1) | bit;
        }
        return result;
    }

    /** The same number with the highest of its bits as its sign. */
    static long signed(long bits, int count) {
        int above = Long.SIZE - count;
        return bits << above >> above;
    }
}
