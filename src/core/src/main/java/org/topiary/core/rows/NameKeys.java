// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.Arrays;
import org.topiary.core.text.CaseFolding;

/**
 * Sort keys of names: bytes whose unsigned order is that of {@link NaturalOrder}, ignoring case and leading zeros. The
 * common prefix of all names is left out of the number that represents a key, so that eight bytes are usually enough.
 * One thread.
 */
final class NameKeys {
    /** Longest run of digits whose length fits a byte; a key ends there. */
    private static final int MAX_DIGITS = 254;

    private byte[] bytes;
    private final int[] ends;
    private int count;
    private int length;
    private int common = Integer.MAX_VALUE;

    /** @param capacity maximum number of names */
    NameKeys(int capacity) {
        ends = new int[capacity];
        bytes = new byte[Math.max(64, capacity * 16)];
    }

    /** Adds the key of a name and gives it the next index, starting at 0. */
    void add(String name) {
        int start = length;
        encode(name);
        ends[count++] = length;
        int end = start + Math.min(common, length - start);
        int same = Arrays.mismatch(bytes, 0, Math.min(common, ends[0]), bytes, start, end);
        if (count == 1) {
            common = length;
        } else if (same >= 0) {
            common = same;
        }
    }

    /**
     * A number for each key: a smaller unsigned number means a smaller key; keys with equal numbers must be compared.
     */
    long[] heads() {
        long[] heads = new long[count];
        for (int i = 0; i < count; i++) {
            int at = start(i) + common;
            long head = 0;
            for (int shift = Long.SIZE - Byte.SIZE; shift >= 0 && at < ends[i]; shift -= Byte.SIZE) {
                head |= (bytes[at++] & 0xffL) << shift;
            }
            heads[i] = head;
        }
        return heads;
    }

    /** Compares two keys, given by their indices. */
    int compare(int one, int other) {
        return Arrays.compareUnsigned(bytes, start(one), ends[one], bytes, start(other), ends[other]);
    }

    private int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private void encode(String name) {
        for (int i = 0; i < name.length(); ) {
            char c = name.charAt(i);
            if (NaturalOrder.isDigit(c)) {
                int from = NaturalOrder.skipZeros(name, i);
                i = NaturalOrder.endOfDigits(name, from);
                put('0');
                put(Math.min(i - from, MAX_DIGITS + 1));
                if (i - from > MAX_DIGITS) {
                    return;
                }
                for (int at = from; at < i; at++) {
                    put(name.charAt(at));
                }
            } else {
                int codePoint = c < 128 ? c : name.codePointAt(i);
                i += Character.charCount(codePoint);
                putUtf8(CaseFolding.fold(codePoint));
            }
        }
    }

    /** The order of UTF-8 bytes is that of code points. */
    private void putUtf8(int codePoint) {
        if (codePoint < 0x80) {
            put(codePoint);
        } else if (codePoint < 0x800) {
            put(0xc0 | codePoint >> 6);
            put(0x80 | (codePoint & 0x3f));
        } else if (codePoint < 0x10000) {
            put(0xe0 | codePoint >> 12);
            put(0x80 | ((codePoint >> 6) & 0x3f));
            put(0x80 | (codePoint & 0x3f));
        } else {
            put(0xf0 | codePoint >> 18);
            put(0x80 | ((codePoint >> 12) & 0x3f));
            put(0x80 | ((codePoint >> 6) & 0x3f));
            put(0x80 | (codePoint & 0x3f));
        }
    }

    private void put(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) value;
    }
}
