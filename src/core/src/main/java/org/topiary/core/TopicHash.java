// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * Hashes topic names level by level, eight bytes at a time, so that the hash of every prefix falls out on the way.
 * Keyed at random
 * per instance: whoever chooses the topics of a broker must not be able to choose colliding ones. Immutable.
 *
 * <p>The bytes given must go on for {@link #SLACK} bytes after the end, whatever they are.
 */
final class TopicHash {
    /** Bytes that may be looked at, and are ignored, after the end of a name. */
    static final int SLACK = Long.BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = ONES << 7;

    private final long seed;
    private final long key;

    TopicHash() {
        SplittableRandom random = new SplittableRandom();
        seed = random.nextLong();
        key = random.nextLong() | 1;
    }

    /** The hash of no level at all: the root, or where the hash of a level name on its own starts. */
    long root() {
        return seed;
    }

    /** The hash of a topic one level deeper. */
    long level(long parent, byte[] bytes, int from, int to) {
        long hash = parent;
        int at = from;
        for (; to - at >= Long.BYTES; at += Long.BYTES) {
            hash = mix(hash ^ word(bytes, at));
        }
        return end(hash, word(bytes, at), to - at, to - from);
    }

    /** The hash of a whole topic name. */
    long topic(byte[] bytes, int length) {
        long hash = seed;
        int from = 0;
        int at = 0;
        while (true) {
            long word = word(bytes, at);
            int slash = Math.min(Long.numberOfTrailingZeros(slashes(word)) >>> 3, length - at);
            if (slash >= Long.BYTES) {
                hash = mix(hash ^ word);
                at += Long.BYTES;
            } else {
                at += slash;
                hash = end(hash, word, slash, at - from);
                if (at == length) {
                    return hash;
                }
                at++;
                from = at;
            }
        }
    }

    /** The 32 bits that tables keep. */
    static int fold(long hash) {
        return (int) (hash ^ hash >>> 32);
    }

    /** Eight bytes, the first one lowest. */
    static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** The highest bit of every byte that is a slash; above the lowest such bit, others may be set by a carry. */
    private static long slashes(long word) {
        long zeros = word ^ ONES * '/';
        return (zeros - ONES) & ~zeros & HIGHS;
    }

    /** Takes in the last bytes of a level, fewer than eight, beside them its length, and that it ends. */
    private long end(long hash, long word, int bytes, int length) {
        long last = (word & ((1L << (bytes * Byte.SIZE)) - 1)) | ((long) length << 56);
        return mix((hash ^ last) + seed);
    }

    private long mix(long value) {
        return Math.unsignedMultiplyHigh(value, key) ^ value * key ^ value >>> 32;
    }
}
