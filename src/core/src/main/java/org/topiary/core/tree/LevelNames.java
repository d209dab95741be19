// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The level names of a tree, each stored once, as received. A name is an int: the address of its two-byte length and
 * its bytes. One writer; readers on any thread may use a name that was safely published to them.
 */
public final class LevelNames {
    /** Longest name in bytes: that of the longest topic (MQTT 5, section 1.5.4). */
    static final int MAX_LENGTH = 65_535;

    private static final int NONE = -1;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** A name is stored in a single chunk, so a chunk is at least as large as the longest name. */
    private static final int CHUNK_BITS = 17;

    private static final int CHUNK_SIZE = 1 << CHUNK_BITS;
    private static final int MAX_CHUNKS = 1 << (Integer.SIZE - CHUNK_BITS);

    private final HashedInts table = new HashedInts();
    private volatile byte[][] chunks = {newChunk()};
    // Not 0, which means "no entry" in the table.
    private int used = 2;

    LevelNames() {}

    /** Writer. The name with the bytes of the topic between two indices; stored if it is new. */
    int intern(TopicName topic, int from, int to, int hash) {
        long[] slots = table.slots();
        for (int at = hash; ; at++) {
            long entry = HashedInts.entry(slots, at);
            if (entry == 0) {
                int name = add(topic, from, to);
                table.add(hash, name);
                return name;
            }
            if (HashedInts.hash(entry) == hash && startBefore(HashedInts.value(entry), topic, to) == from) {
                return HashedInts.value(entry);
            }
        }
    }

    private int add(TopicName topic, int from, int to) {
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
        topic.copy(from, to, chunk, used + 2);
        int name = (now.length - 1) << CHUNK_BITS | used;
        used += 2 + length;
        return name;
    }

    /**
     * Index where the name starts in the topic if it ends before the index {@code to}; -1 if the bytes there differ.
     */
    int startBefore(int name, TopicName topic, int to) {
        byte[] chunk = chunk(name);
        int at = start(name);
        int length = length(chunk, at);
        int start = to - length;
        if (start < 0) {
            return NONE;
        }
        int each = start;
        for (; to - each >= Long.BYTES; each += Long.BYTES, at += Long.BYTES) {
            if (word(chunk, at) != topic.bytes(each, Long.BYTES)) {
                return NONE;
            }
        }
        int left = to - each;
        long last = word(chunk, at) & ((1L << (left * Byte.SIZE)) - 1);
        return last == topic.bytes(each, left) ? start : NONE;
    }

    /** Length of the name in bytes. */
    public int length(int name) {
        return length(chunk(name), start(name));
    }

    /** Whether the name has these bytes. */
    public boolean is(int name, byte[] utf8) {
        byte[] chunk = chunk(name);
        int start = start(name);
        return Arrays.equals(chunk, start, start + length(chunk, start), utf8, 0, utf8.length);
    }

    /** Copies the bytes of the name to before the index {@code end} of the target; returns where they start. */
    public int copyBefore(int name, byte[] target, int end) {
        byte[] chunk = chunk(name);
        int start = start(name);
        int length = length(chunk, start);
        System.arraycopy(chunk, start, target, end - length, length);
        return end - length;
    }

    /** The name as text; bytes that are not valid UTF-8 become U+FFFD. */
    String text(int name) {
        byte[] chunk = chunk(name);
        int start = start(name);
        return new String(chunk, start, length(chunk, start), StandardCharsets.UTF_8);
    }

    private static byte[] newChunk() {
        // With slack, so that the last name can be read by whole words, too.
        return new byte[CHUNK_SIZE + Long.BYTES];
    }

    private static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** The array that holds the bytes of the name from {@link #start} on; callers must not modify it. */
    public byte[] chunk(int name) {
        return chunks[name >>> CHUNK_BITS];
    }

    /** Index where the name starts in its {@link #chunk}. */
    public static int start(int name) {
        return (name & (CHUNK_SIZE - 1)) + 2;
    }

    private static int length(byte[] chunk, int start) {
        return (chunk[start - 2] & 0xff) << 8 | (chunk[start - 1] & 0xff);
    }
}
