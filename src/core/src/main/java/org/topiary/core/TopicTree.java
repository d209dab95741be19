// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The tree of all topics seen. A node is an int id; {@link #ROOT} is 0, ids are dense and never reused, parents come
 * before
 * their children. Levels may be empty: {@code a}, {@code /a} and {@code a/} are three topics. A node costs 72 bytes,
 * its entry in
 * the index 11 to 21, its level name (once for all nodes of that name) 13 to 24 and its UTF-8 bytes.
 *
 * <p>One thread writes ({@link #node}, {@link #update}, {@link #setRetained}); any number of threads read, without
 * locks. Whoever
 * got an id from {@link #size} (any id below), {@link #find}, {@link #firstChild} or {@link #nextSibling} may ask
 * everything about
 * it. Counts are exact, and each is read on its own: two reads may have a message between them. Every id below size is
 * linked
 * among the children of its parent; a child may be linked a moment before size counts it.
 */
public final class TopicTree {
    public static final int ROOT = 0;
    public static final int NONE = -1;

    /** Longest topic name in UTF-8 bytes (MQTT 5, section 1.5.4). */
    public static final int MAX_TOPIC_BYTES = LevelNames.MAX_LENGTH;

    private static final int CHUNK_BITS = 12;
    private static final int CHUNK_NODES = 1 << CHUNK_BITS;

    // The columns of a node, side by side: an update touches two or three cache lines a node, not ten.
    private static final int PARENT = 0;
    private static final int FIRST_CHILD = 1;
    private static final int NEXT_SIBLING = 2;
    private static final int NAME = 3;
    private static final int CHILD_COUNT = 4;
    private static final int DEPTH = 5;
    private static final int SUBTREE_TOPICS = 6;
    private static final int RETAINED = 7;
    private static final int INT_COLUMNS = 8;

    private static final int LAST_POSITION = 0;
    private static final int MESSAGES = 1;
    private static final int BYTES = 2;
    private static final int SUBTREE_MESSAGES = 3;
    private static final int SUBTREE_LAST_TIME = 4;
    private static final int LONG_COLUMNS = 5;

    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    /** Nodes never move: a tree grows by another chunk, and readers go on undisturbed. */
    private record Chunk(int[] ints, long[] longs) {
        Chunk() {
            this(new int[CHUNK_NODES * INT_COLUMNS], new long[CHUNK_NODES * LONG_COLUMNS]);
        }
    }

    private final TopicHash hashes = new TopicHash();
    private final LevelNames names = new LevelNames();
    private final HashedInts index = new HashedInts();
    private volatile Chunk[] chunks = {};
    private volatile int size;
    private byte[] scratch = new byte[256 + TopicHash.SLACK];

    public TopicTree() {
        add(NONE, names.intern(scratch, 0, 0, TopicHash.fold(hashes.level(hashes.root(), scratch, 0, 0))), 0);
    }

    /**
     * Writer. The node of a topic name (UTF-8, one level per '/'), made with its ancestors if it is new. Bytes that are
     * no UTF-8 make a
     * topic like any other. The buffer's position stays.
     *
     * @throws IllegalArgumentException if the name is longer than {@link #MAX_TOPIC_BYTES}
     */
    public int node(ByteBuffer topicUtf8) {
        int length = topicUtf8.remaining();
        if (length > scratch.length - TopicHash.SLACK) {
            if (length > MAX_TOPIC_BYTES) {
                throw new IllegalArgumentException(
                        "A topic name has at most " + MAX_TOPIC_BYTES + " bytes, not " + length);
            }
            scratch = new byte[Math.min(MAX_TOPIC_BYTES, length * 2) + TopicHash.SLACK];
        }
        byte[] bytes = scratch;
        topicUtf8.get(topicUtf8.position(), bytes, 0, length);
        int known = find(bytes, length);
        return known != NONE ? known : make(bytes, length);
    }

    private int make(byte[] bytes, int length) {
        int node = ROOT;
        long hash = hashes.root();
        int from = 0;
        for (int at = 0; at <= length; at++) {
            if (at == length || bytes[at] == '/') {
                hash = hashes.level(hash, bytes, from, at);
                int child = findChild(node, TopicHash.fold(hash), bytes, from, at);
                if (child == NONE) {
                    int level = TopicHash.fold(hashes.level(hashes.root(), bytes, from, at));
                    child = add(node, names.intern(bytes, from, at, level), depth(node) + 1);
                    index.add(TopicHash.fold(hash), child);
                }
                node = child;
                from = at + 1;
            }
        }
        return node;
    }

    private int add(int parent, int name, int depth) {
        int node = size;
        if (node >>> CHUNK_BITS == chunks.length) {
            Chunk[] more = Arrays.copyOf(chunks, chunks.length + 1);
            more[more.length - 1] = new Chunk();
            chunks = more;
        }
        setInt(node, PARENT, parent);
        setInt(node, NAME, name);
        setInt(node, DEPTH, depth);
        setInt(node, FIRST_CHILD, NONE);
        setInt(node, NEXT_SIBLING, parent == NONE ? NONE : firstChild(parent));
        setLong(node, LAST_POSITION, MessageLog.NONE);
        if (parent != NONE) {
            // The release that lets a reader who meets the node among its siblings see all of the above.
            INTS.setRelease(chunks[parent >>> CHUNK_BITS].ints, intAt(parent, FIRST_CHILD), node);
            setInt(parent, CHILD_COUNT, childCount(parent) + 1);
        }
        size = node + 1;
        return node;
    }

    /** Writer. Counts one message on the node and on all its ancestors, and remembers it as the last. */
    public void update(int node, long position, long timeNanos, int payloadBytes) {
        Chunk[] chunks = this.chunks;
        long[] longs = chunks[node >>> CHUNK_BITS].longs;
        int at = longAt(node, 0);
        int newTopics = longs[at + MESSAGES] == 0 ? 1 : 0;
        increase(longs, at + MESSAGES, 1);
        increase(longs, at + BYTES, payloadBytes);
        // Released, so that whoever reads the position finds the message in the log.
        LONGS.setRelease(longs, at + LAST_POSITION, position);
        for (int each = node; each != NONE; ) {
            Chunk chunk = chunks[each >>> CHUNK_BITS];
            int longsAt = longAt(each, 0);
            increase(chunk.longs, longsAt + SUBTREE_MESSAGES, 1);
            LONGS.setOpaque(chunk.longs, longsAt + SUBTREE_LAST_TIME, timeNanos);
            int intsAt = intAt(each, 0);
            if (newTopics != 0) {
                INTS.setOpaque(chunk.ints, intsAt + SUBTREE_TOPICS, chunk.ints[intsAt + SUBTREE_TOPICS] + 1);
            }
            each = chunk.ints[intsAt + PARENT];
        }
    }

    private static void increase(long[] longs, int at, long by) {
        LONGS.setOpaque(longs, at, longs[at] + by);
    }

    /** Writer. Sets or clears the mark that the broker holds a retained message for this topic. */
    public void setRetained(int node, boolean retained) {
        setInt(node, RETAINED, retained ? 1 : 0);
    }

    /** The node of a topic name, or {@link #NONE}; a node that is being made may be missed. Any thread. */
    public int find(String topic) {
        byte[] bytes = topic.getBytes(StandardCharsets.UTF_8);
        // A lone surrogate was encoded as '?', and must not find the topic that has one.
        return bytes.length <= MAX_TOPIC_BYTES && TopicNames.isWellFormed(topic)
                ? find(Arrays.copyOf(bytes, bytes.length + TopicHash.SLACK), bytes.length)
                : NONE;
    }

    private int find(byte[] bytes, int length) {
        int hash = TopicHash.fold(hashes.topic(bytes, length));
        long[] slots = index.slots();
        for (int at = hash; ; at++) {
            long entry = HashedInts.entry(slots, at);
            if (entry == 0) {
                return NONE;
            }
            if (HashedInts.hash(entry) == hash && isTopic(HashedInts.value(entry), bytes, length)) {
                return HashedInts.value(entry);
            }
        }
    }

    private int findChild(int parent, int hash, byte[] bytes, int from, int to) {
        long[] slots = index.slots();
        for (int at = hash; ; at++) {
            long entry = HashedInts.entry(slots, at);
            if (entry == 0) {
                return NONE;
            }
            int node = HashedInts.value(entry);
            if (HashedInts.hash(entry) == hash
                    && parent(node) == parent
                    && names.matches(getInt(node, NAME), bytes, from, to)) {
                return node;
            }
        }
    }

    private boolean isTopic(int node, byte[] bytes, int length) {
        int end = length;
        for (int each = node; ; ) {
            int name = getInt(each, NAME);
            int start = end - names.length(name);
            if (start < 0 || !names.matches(name, bytes, start, end)) {
                return false;
            }
            each = parent(each);
            if (each == ROOT) {
                return start == 0;
            }
            if (start == 0 || bytes[start - 1] != '/') {
                return false;
            }
            end = start - 1;
        }
    }

    /** Nodes made so far, the root included; every id below is readable. */
    public int size() {
        return size;
    }

    /** Nodes that had a message of their own. */
    public int topics() {
        return subtreeTopics(ROOT);
    }

    /** The node one level up; {@link #NONE} for the root. */
    public int parent(int node) {
        return getInt(node, PARENT);
    }

    /** Levels below the root: 1 for a top level, at most 65,536. */
    public int depth(int node) {
        return getInt(node, DEPTH);
    }

    /**
     * The level name, made anew by each call; empty for an empty level and for the root. Bytes that are no UTF-8 show
     * as U+FFFD.
     */
    public String name(int node) {
        return names.text(getInt(node, NAME));
    }

    /** The whole topic name, made anew by each call; empty for the root. Bytes that are no UTF-8 show as U+FFFD. */
    public String topic(int node) {
        int length = -1;
        for (int each = node; each != ROOT; each = parent(each)) {
            length += 1 + names.length(getInt(each, NAME));
        }
        byte[] bytes = new byte[Math.max(0, length)];
        int end = length;
        for (int each = node; each != ROOT; each = parent(each)) {
            end = names.copyBefore(getInt(each, NAME), bytes, end) - 1;
            if (end >= 0) {
                bytes[end] = '/';
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public int childCount(int node) {
        return getInt(node, CHILD_COUNT);
    }

    /** First child in no order that matters, newest first; {@link #NONE} if a leaf. */
    public int firstChild(int node) {
        return (int) INTS.getAcquire(chunks[node >>> CHUNK_BITS].ints, intAt(node, FIRST_CHILD));
    }

    /** The next older child of the same parent, or {@link #NONE}; it never changes. */
    public int nextSibling(int node) {
        return getInt(node, NEXT_SIBLING);
    }

    /** Messages of this very topic. */
    public long messages(int node) {
        return getLong(node, MESSAGES);
    }

    /** Payload bytes of this very topic. */
    public long bytes(int node) {
        return getLong(node, BYTES);
    }

    /** Messages of this topic and everything below. */
    public long subtreeMessages(int node) {
        return getLong(node, SUBTREE_MESSAGES);
    }

    /** Topics with messages in this subtree, itself included. */
    public int subtreeTopics(int node) {
        return getInt(node, SUBTREE_TOPICS);
    }

    /** Newest message of this very topic, or {@link MessageLog#NONE}. */
    public long lastPosition(int node) {
        return (long) LONGS.getAcquire(chunks[node >>> CHUNK_BITS].longs, longAt(node, LAST_POSITION));
    }

    /** Time of the newest message in this subtree, ns since the epoch; 0 if none. */
    public long subtreeLastTime(int node) {
        return getLong(node, SUBTREE_LAST_TIME);
    }

    public boolean retained(int node) {
        return getInt(node, RETAINED) != 0;
    }

    /** Whether {@code node} is {@code ancestor} or lies below it. */
    public boolean isWithin(int node, int ancestor) {
        int depth = depth(ancestor);
        int each = node;
        while (depth(each) > depth) {
            each = parent(each);
        }
        return each == ancestor;
    }

    private int getInt(int node, int column) {
        return (int) INTS.getOpaque(chunks[node >>> CHUNK_BITS].ints, intAt(node, column));
    }

    private void setInt(int node, int column, int value) {
        INTS.setOpaque(chunks[node >>> CHUNK_BITS].ints, intAt(node, column), value);
    }

    private long getLong(int node, int column) {
        return (long) LONGS.getOpaque(chunks[node >>> CHUNK_BITS].longs, longAt(node, column));
    }

    private void setLong(int node, int column, long value) {
        LONGS.setOpaque(chunks[node >>> CHUNK_BITS].longs, longAt(node, column), value);
    }

    private static int intAt(int node, int column) {
        return (node & (CHUNK_NODES - 1)) * INT_COLUMNS + column;
    }

    private static int longAt(int node, int column) {
        return (node & (CHUNK_NODES - 1)) * LONG_COLUMNS + column;
    }
}
