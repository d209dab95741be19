// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A reusable buffer for the UTF-8 bytes of a topic name, in words of eight bytes, the first byte lowest. It is written
 * and read by whole, aligned words: a load that spans several stores would stall until these and all earlier stores
 * have reached the cache. One thread.
 */
final class TopicName {
    private static final VarHandle WORDS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    // Zero after the last byte of the last word; one more word can be read.
    private long[] words = new long[34];
    private int length;

    /** The name with the UTF-8 bytes of a text. */
    static TopicName of(String text) {
        TopicName name = new TopicName();
        name.set(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return name;
    }

    /** Copies the remaining bytes; the buffer's position stays. */
    void set(ByteBuffer utf8) {
        int from = utf8.position();
        int bytes = utf8.remaining();
        if (bytes / Long.BYTES + 2 > words.length) {
            words = new long[2 * (bytes / Long.BYTES + 2)];
        }
        length = bytes;
        long[] target = words;
        int whole = bytes / Long.BYTES;
        for (int i = 0; i < whole; i++) {
            target[i] = (long) WORDS.get(utf8, from + i * Long.BYTES);
        }
        target[whole] = lastBytes(utf8, from, bytes);
    }

    private static long lastBytes(ByteBuffer utf8, int from, int bytes) {
        int count = bytes & (Long.BYTES - 1);
        if (bytes >= Long.BYTES) {
            // In two steps: a shift by 64 would have no effect.
            long last = (long) WORDS.get(utf8, from + bytes - Long.BYTES);
            return last >>> Byte.SIZE >>> ((Long.BYTES - 1 - count) * Byte.SIZE);
        }
        long last = 0;
        for (int at = from + count - 1; at >= from; at--) {
            last = (last << Byte.SIZE) | (utf8.get(at) & 0xff);
        }
        return last;
    }

    int length() {
        return length;
    }

    int at(int index) {
        return (int) (words[index / Long.BYTES] >>> (index * Byte.SIZE)) & 0xff;
    }

    /** Index of the last slash before {@code end}; -1 if there is none. */
    int lastSlash(int end) {
        int at = end - 1;
        while (at >= 0 && at(at) != '/') {
            at--;
        }
        return at;
    }

    /** Number of levels from the index on, at which a level must start. */
    int levels(int from) {
        int levels = 1;
        for (int at = from; at < length; at++) {
            if (at(at) == '/') {
                levels++;
            }
        }
        return levels;
    }

    /** The eight bytes of a word, by its number. */
    long word(int number) {
        return words[number];
    }

    /** Up to eight bytes from any index on, the first one lowest; those beyond {@code count} are zero. */
    long bytes(int from, int count) {
        int number = from / Long.BYTES;
        int shift = from * Byte.SIZE;
        // In two steps, since a shift uses only the lowest six bits: a shift by 64 would have no effect.
        long both = words[number] >>> shift | words[number + 1] << 1 << ~shift;
        return count >= Long.BYTES ? both : both & ((1L << (count * Byte.SIZE)) - 1);
    }

    /** Copies the bytes between two indices to an index of the target. */
    void copy(int from, int to, byte[] target, int at) {
        for (int i = from; i < to; i++) {
            target[at + i - from] = (byte) at(i);
        }
    }
}
