// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads a stream of bits from its end to its beginning (RFC 8878 section 4.1); before that, all bits are 0. */
final class BackwardBits {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int from;
    private long left;

    /** @param to exclusive; the byte before it has at least one bit, the highest of which is the end of the stream */
    BackwardBits(byte[] bytes, int from, int to) throws UnpackException {
        if (from >= to || bytes[to - 1] == 0) {
            throw UnpackException.damaged();
        }
        this.bytes = bytes;
        this.from = from;
        this.left = Byte.SIZE * (long) (to - 1 - from)
                + (Integer.SIZE - 1)
                - Integer.numberOfLeadingZeros(bytes[to - 1] & 0xff);
    }

    /** The number of bits not read yet; negative if more were read than there are. */
    long left() {
        return left;
    }

    /** @param count from 0 to 31 */
    int read(int count) {
        left -= count;
        return bits(left, count);
    }

    /** The next bits, without reading them. */
    int peek(int count) {
        return bits(left - count, count);
    }

    void skip(int count) {
        left -= count;
    }

    private int bits(long position, int count) {
        if (position < 0) {
            int missing = (int) Math.min(-position, count);
            return missing == count ? 0 : bits(0, count - missing) << missing;
        }
        int at = from + (int) (position >>> 3);
        long word = bytes.length - at >= Long.BYTES ? (long) LONGS.get(bytes, at) : lastBytes(at);
        return (int) (word >>> (position & 7) & (1L << count) - 1);
    }

    private long lastBytes(int at) {
        long word = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            word = word << Byte.SIZE | (bytes[i] & 0xff);
        }
        return word;
    }
}
