// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The level names of a tree, each kept once, as the bytes that came. A name is an int: where its two bytes of length
 * and its
 * bytes stand. One writer; readers on any thread may use a name that was handed to them safely.
 */
final class LevelNames {
    /** Longest name in bytes: that of the longest topic (MQTT 5, section 1.5.4). */
    static final int MAX_LENGTH = 65_535;

    /** A name lies in one chunk, so a chunk holds at least the longest one. */
    private static final int CHUNK_BITS = 17;

    private static final int CHUNK_SIZE = 1 << CHUNK_BITS;
    private static final int MAX_CHUNKS = 1 << (Integer.SIZE - CHUNK_BITS);

    private final HashedInts table = new HashedInts();
    private volatile byte[][] chunks = {newChunk()};
    // Not 0, which the table takes for no entry.
    private int used = 2;

    /** Writer. The name with these bytes, kept from now on if it is new. */
    int intern(byte[] bytes, int from, int to, int hash) {
        long[] slots = table.slots();
        for (int at = hash; ; at++) {
            long entry = HashedInts.entry(slots, at);
            if (entry == 0) {
                int name = add(bytes, from, to);
                table.add(hash, name);
                return name;
            }
            if (HashedInts.hash(entry) == hash && matches(HashedInts.value(entry), bytes, from, to)) {
                return HashedInts.value(entry);
            }
        }
    }

    private int add(byte[] bytes, int from, int to) {
        int length = to - from;
        byte[][] now = chunks;
        if (used + 2 + length > CHUNK_SIZE) {
            if (now.length == MAX_CHUNKS) {
                throw new IllegalStateException("Cannot keep more than 4 GiB of level names");
            }
            now = Arrays.copyOf(now, now.length + 1);
            now[now.length - 1] = newChunk();
            chunks = now;
            used = 0;
        }
        byte[] chunk = now[now.length - 1];
        chunk[used] = (byte) (length >> 8);
        chunk[used + 1] = (byte) length;
        System.arraycopy(bytes, from, chunk, used + 2, length);
        int name = (now.length - 1) << CHUNK_BITS | used;
        used += 2 + length;
        return name;
    }

    /** Whether the name has exactly these bytes, which must go on for {@link TopicHash#SLACK} bytes after their end. */
    boolean matches(int name, byte[] bytes, int from, int to) {
        byte[] chunk = chunk(name);
        int start = start(name);
        if (length(chunk, start) != to - from) {
            return false;
        }
        int at = from;
        for (; to - at >= Long.BYTES; at += Long.BYTES, start += Long.BYTES) {
            if (TopicHash.word(chunk, start) != TopicHash.word(bytes, at)) {
                return false;
            }
        }
        long difference = TopicHash.word(chunk, start) ^ TopicHash.word(bytes, at);
        return (difference & ((1L << ((to - at) * Byte.SIZE)) - 1)) == 0;
    }

    /** Bytes of the name. */
    int length(int name) {
        return length(chunk(name), start(name));
    }

    /** Puts the bytes of the name before the index {@code end} of the target; returns where they start. */
    int copyBefore(int name, byte[] target, int end) {
        byte[] chunk = chunk(name);
        int start = start(name);
        int length = length(chunk, start);
        System.arraycopy(chunk, start, target, end - length, length);
        return end - length;
    }

    /** The name for people to read: bytes that are no UTF-8 show as U+FFFD. */
    String text(int name) {
        byte[] chunk = chunk(name);
        int start = start(name);
        return new String(chunk, start, length(chunk, start), StandardCharsets.UTF_8);
    }

    private static byte[] newChunk() {
        return new byte[CHUNK_SIZE + TopicHash.SLACK];
    }

    private byte[] chunk(int name) {
        return chunks[name >>> CHUNK_BITS];
    }

    private static int start(int name) {
        return (name & (CHUNK_SIZE - 1)) + 2;
    }

    private static int length(byte[] chunk, int start) {
        return (chunk[start - 2] & 0xff) << 8 | (chunk[start - 1] & 0xff);
    }
}
