// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * Hashes topic names level by level, so that the hash of every prefix falls out on the way. Keyed at random per instance: whoever
 * chooses the topics of a broker must not be able to choose colliding ones. Immutable.
 */
final class TopicHash {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long seed;
    private final long key;

    TopicHash() {
        this(new SplittableRandom());
    }

    TopicHash(SplittableRandom random) {
        seed = random.nextLong();
        key = random.nextLong() | 1;
    }

    /** The hash of no level at all: the root. */
    long root() {
        return seed;
    }

    /** The hash of one level name. */
    long level(byte[] bytes, int from, int to) {
        long hash = seed ^ (to - from);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mix(hash ^ (long) WORDS.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | (bytes[at] & 0xff);
        }
        return mix(hash ^ rest);
    }

    /** The hash of a node, of its parent's and its own level's. */
    long join(long parent, long level) {
        return mix(Long.rotateLeft(parent, 23) + level);
    }

    /** The hash of a whole topic name. */
    long topic(byte[] bytes, int length) {
        long hash = root();
        int from = 0;
        for (int at = 0; at < length; at++) {
            if (bytes[at] == '/') {
                hash = join(hash, level(bytes, from, at));
                from = at + 1;
            }
        }
        return join(hash, level(bytes, from, length));
    }

    /** The 32 bits that tables keep. */
    static int fold(long hash) {
        return (int) (hash ^ hash >>> 32);
    }

    private long mix(long value) {
        return Math.unsignedMultiplyHigh(value, key) ^ value * key ^ value >>> 32;
    }
}
