// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds a pattern in bytes, eight positions at a time: compares a word with one byte of the pattern repeated eight
 * times, and another word with a second byte. The first is the byte of the pattern that is rarest in the data, the
 * second the one that rarely occurs together with the first, so that few positions need a full comparison.
 */
final class ByteScanner {
    /** Number of bytes after the searched ones that may be read and are ignored. */
    static final int SLACK = Long.BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = ONES << 7;

    /**
     * Limits the cost of choosing the two bytes: how many bytes of the pattern, and how many positions of the sample,
     * are considered.
     */
    private static final int MAX_PLACES = 256;

    private static final int MAX_OCCURRENCES = 1_000;

    private final PayloadPattern pattern;
    private final int first;
    private final int second;
    // For a letter with two cases, only the bits that both share are compared.
    private final long firstMask;
    private final long secondMask;
    private final long firstByte;
    private final long secondByte;

    /** @param like a sample: its first {@code length} bytes resemble the data to be searched */
    ByteScanner(PayloadPattern pattern, byte[] like, int length) {
        this.pattern = pattern;
        first = rarest(like, length);
        second = pattern.length() == 1 ? first : rarestBesideFirst(like, length);
        firstMask = ONES * mask(first);
        secondMask = ONES * mask(second);
        firstByte = ONES * (pattern.value(first) & mask(first));
        secondByte = ONES * (pattern.value(second) & mask(second));
    }

    private int rarest(byte[] like, int length) {
        int[] counts = new int[256];
        for (int i = 0; i < length; i++) {
            counts[like[i] & 0xff]++;
        }
        int rarest = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < pattern.length(); i++) {
            int count = counts[pattern.value(i)] + counts[pattern.otherValue(i)];
            if (count < least) {
                least = count;
                rarest = i;
            }
        }
        return rarest;
    }

    /** The byte that matches most rarely where the first one matches. */
    private int rarestBesideFirst(byte[] like, int length) {
        int places = Math.min(pattern.length(), MAX_PLACES);
        int[] counts = new int[places];
        for (int at = 0, left = MAX_OCCURRENCES; at + Math.max(first + 1, places) <= length && left > 0; at++) {
            if (isLike(like[at + first], first)) {
                left--;
                for (int i = 0; i < places; i++) {
                    counts[i] += isLike(like[at + i], i) ? 1 : 0;
                }
            }
        }
        int rarest = first == 0 ? 1 : 0;
        for (int i = rarest + 1; i < places; i++) {
            if (i != first && counts[i] < counts[rarest]) {
                rarest = i;
            }
        }
        return rarest;
    }

    private boolean isLike(byte value, int index) {
        return (value & 0xff) == pattern.value(index) || (value & 0xff) == pattern.otherValue(index);
    }

    private int mask(int index) {
        return ~(pattern.value(index) ^ pattern.otherValue(index)) & 0xff;
    }

    /**
     * Index of the first occurrence of the pattern between two indices, -1 if there is none. {@link #SLACK} bytes after
     * {@code to} must exist.
     */
    int find(byte[] text, int from, int to) {
        int last = to - pattern.length();
        for (int at = from; at <= last; at += Long.BYTES) {
            long differences = ((word(text, at + first) & firstMask) ^ firstByte)
                    | ((word(text, at + second) & secondMask) ^ secondByte);
            // Sets the highest bit of each zero byte; above the lowest of these, a carry may set others.
            long zeros = (differences - ONES) & ~differences & HIGHS;
            for (; zeros != 0; zeros &= zeros - 1) {
                int place = at + (Long.numberOfTrailingZeros(zeros) >>> 3);
                if (place <= last && pattern.matchesAt(text, place)) {
                    return place;
                }
            }
        }
        return -1;
    }

    /** Eight bytes, the first one lowest. */
    private static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }
}
