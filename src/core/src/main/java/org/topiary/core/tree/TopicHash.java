// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import java.util.SplittableRandom;

/**
 * Hashes topic and level names, eight bytes at a time. Uses a random key per instance, so that a party that chooses the
 * topics of a broker cannot choose colliding ones. Immutable.
 */
final class TopicHash {
    private final long seed;
    private final long key;

    TopicHash() {
        SplittableRandom random = new SplittableRandom();
        seed = random.nextLong();
        key = random.nextLong() | 1;
    }

    /** The hash of a single level name: the bytes between two indices. */
    int level(TopicName name, int from, int to) {
        long hash = seed;
        int at = from;
        for (; to - at >= Long.BYTES; at += Long.BYTES) {
            hash = mix(hash ^ name.bytes(at, Long.BYTES));
        }
        return end(hash, name.bytes(at, to - at), to - from);
    }

    /** The hash of a whole topic: of the first {@code length} bytes of the name. */
    int topic(TopicName name, int length) {
        return prefix(words(seed, name, 0, length), name, length);
    }

    /** The initial value for {@link #words}. */
    long start() {
        return seed;
    }

    /** Adds the whole words that end between two lengths of a topic; continues where the last call ended. */
    long words(long hash, TopicName name, int from, int to) {
        long all = hash;
        for (int number = from / Long.BYTES; number < to / Long.BYTES; number++) {
            all = mix(all ^ name.word(number));
        }
        return all;
    }

    /** The hash of the first bytes of a topic, after all their whole words were added. */
    int prefix(long words, TopicName name, int length) {
        long last = name.word(length / Long.BYTES) & ((1L << (length * Byte.SIZE)) - 1);
        return end(words, last, length);
    }

    /** Adds the bytes after the whole words, fewer than eight, and the total length, and folds. */
    private int end(long hash, long last, int length) {
        long all = mix((hash ^ last ^ (long) length << 56) + seed);
        return (int) (all ^ all >>> 32);
    }

    private long mix(long value) {
        return Math.unsignedMultiplyHigh(value, key) ^ value * key ^ value >>> 32;
    }
}
