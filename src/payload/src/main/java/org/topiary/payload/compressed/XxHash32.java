// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The checksum of LZ4 frames, XXH32 with the seed 0. */
final class XxHash32 {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PRIME_1 = 0x9e37_79b1;
    private static final int PRIME_2 = 0x85eb_ca77;
    private static final int PRIME_3 = 0xc2b2_ae3d;
    private static final int PRIME_4 = 0x27d4_eb2f;
    private static final int PRIME_5 = 0x1656_67b1;
    /** The sum of the first two. */
    private static final int PRIME_1_AND_2 = 0x2423_4428;

    private static final int STRIPE = 16;

    private XxHash32() {}

    /** @param to exclusive */
    static int of(byte[] bytes, int from, int to) {
        int at = from;
        int hash;
        if (to - from >= STRIPE) {
            int a = PRIME_1_AND_2;
            int b = PRIME_2;
            int c = 0;
            int d = -PRIME_1;
            for (; to - at >= STRIPE; at += STRIPE) {
                a = round(a, read(bytes, at));
                b = round(b, read(bytes, at + 4));
                c = round(c, read(bytes, at + 8));
                d = round(d, read(bytes, at + 12));
            }
            hash = Integer.rotateLeft(a, 1)
                    + Integer.rotateLeft(b, 7)
                    + Integer.rotateLeft(c, 12)
                    + Integer.rotateLeft(d, 18);
        } else {
            hash = PRIME_5;
        }
        hash += to - from;
        for (; to - at >= Integer.BYTES; at += Integer.BYTES) {
            hash = Integer.rotateLeft(hash + read(bytes, at) * PRIME_3, 17) * PRIME_4;
        }
        for (; at < to; at++) {
            hash = Integer.rotateLeft(hash + (bytes[at] & 0xff) * PRIME_5, 11) * PRIME_1;
        }
        hash = (hash ^ hash >>> 15) * PRIME_2;
        hash = (hash ^ hash >>> 13) * PRIME_3;
        return hash ^ hash >>> 16;
    }

    private static int read(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    private static int round(int sum, int input) {
        return Integer.rotateLeft(sum + input * PRIME_2, 13) * PRIME_1;
    }
}
