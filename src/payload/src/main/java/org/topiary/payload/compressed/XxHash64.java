// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The checksum of zstd frames, XXH64 with the seed 0. */
final class XxHash64 {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long PRIME_1 = 0x9e37_79b1_85eb_ca87L;
    private static final long PRIME_2 = 0xc2b2_ae3d_27d4_eb4fL;
    private static final long PRIME_3 = 0x1656_67b1_9e37_79f9L;
    private static final long PRIME_4 = 0x85eb_ca77_c2b2_ae63L;
    private static final long PRIME_5 = 0x27d4_eb2f_1656_67c5L;
    /** The sum of the first two. */
    private static final long PRIME_1_AND_2 = 0x60ea_27ee_adc0_b5d6L;

    private static final int STRIPE = 32;

    private XxHash64() {}

    /** @param to exclusive */
    static long of(byte[] bytes, int from, int to) {
        int at = from;
        long hash;
        if (to - from >= STRIPE) {
            long a = PRIME_1_AND_2;
            long b = PRIME_2;
            long c = 0;
            long d = -PRIME_1;
            for (; to - at >= STRIPE; at += STRIPE) {
                a = round(a, read(bytes, at));
                b = round(b, read(bytes, at + 8));
                c = round(c, read(bytes, at + 16));
                d = round(d, read(bytes, at + 24));
            }
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        } else {
            hash = PRIME_5;
        }
        hash += to - from;
        for (; to - at >= Long.BYTES; at += Long.BYTES) {
            hash = Long.rotateLeft(hash ^ round(0, read(bytes, at)), 27) * PRIME_1 + PRIME_4;
        }
        if (to - at >= Integer.BYTES) {
            long input = (int) INTS.get(bytes, at) & 0xffff_ffffL;
            hash = Long.rotateLeft(hash ^ input * PRIME_1, 23) * PRIME_2 + PRIME_3;
            at += Integer.BYTES;
        }
        for (; at < to; at++) {
            hash = Long.rotateLeft(hash ^ (bytes[at] & 0xff) * PRIME_5, 11) * PRIME_1;
        }
        hash = (hash ^ hash >>> 33) * PRIME_2;
        hash = (hash ^ hash >>> 29) * PRIME_3;
        return hash ^ hash >>> 32;
    }

    private static long read(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    private static long round(long sum, long input) {
        return Long.rotateLeft(sum + input * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long sum) {
        return (hash ^ round(0, sum)) * PRIME_1 + PRIME_4;
    }
}
