// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The tree of all topics seen. A node is an int id; {@link #ROOT} is 0, ids are dense and never reused, parents come
 * before their children. Levels may be empty: {@code a}, {@code /a} and {@code a/} are three topics. A node takes 64
 * bytes, its index entry 11 to 21 bytes, and its level name (stored once for all nodes of that name) 13 to 24 bytes
 * plus its UTF-8 bytes.
 *
 * <p>One thread writes ({@link #node}, {@link #update}, {@link #setRetained}); any number of threads read, without
 * locks. A reader may query everything about any id below {@link #size}, or returned by {@link #find},
 * {@link #firstChild} or {@link #nextSibling}. Counts are exact, but read independently: a message may arrive between
 * two reads. Every id below size is linked as a child of its parent; a child may be linked shortly before size includes
 * it.
 */
public final class TopicTree {
    public static final int ROOT = 0;
    public static final int NONE = -1;

    /** Longest topic name in UTF-8 bytes (MQTT 5, section 1.5.4). */
    public static final int MAX_TOPIC_BYTES = LevelNames.MAX_LENGTH;

    /** The default limit of nodes. */
    public static final int DEFAULT_LIMIT = 2_000_000;

    private final int limit;
    private final TopicHash hashes = new TopicHash();
    private final LevelNames names = new LevelNames();
    private final HashedInts index = new HashedInts();
    private final NodeTable nodes = new NodeTable();
    private volatile int size;

    /** Writer only. */
    private final TopicName arriving = new TopicName();

    public TopicTree() {
        this(DEFAULT_LIMIT);
    }

    /**
     * @param limit maximum number of nodes, excluding the root: topics, and also the levels above them, which take the
     *     same memory; at least 1
     */
    public TopicTree(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A tree holds at least one topic, not " + limit);
        }
        this.limit = limit;
        add(NONE, names.intern(arriving, 0, 0, hashes.level(arriving, 0, 0)), 0);
    }

    /**
     * Writer. The node of a topic name (UTF-8, one level per '/'), created with its ancestors if it is new. Invalid
     * UTF-8 is accepted like any other topic. The buffer's position is unchanged. Returns {@link #NONE}, and creates
     * nothing, if the tree would exceed its limit.
     *
     * @throws IllegalArgumentException if the name is longer than {@link #MAX_TOPIC_BYTES}
     */
    public int node(ByteBuffer topicUtf8) {
        if (topicUtf8.remaining() > MAX_TOPIC_BYTES) {
            throw new IllegalArgumentException(
                    "A topic name has at most " + MAX_TOPIC_BYTES + " bytes, not " + topicUtf8.remaining());
        }
        arriving.set(topicUtf8);
        int known = find(arriving, arriving.length());
        return known != NONE ? known : make(arriving);
    }

    private int make(TopicName topic) {
        int slash = topic.lastSlash(topic.length());
        int parent = slash < 0 ? ROOT : find(topic, slash);
        if (parent == NONE) {
            return makeFromTop(topic);
        }
        return hasRoom(1)
                ? makeChild(parent, hashes.topic(topic, topic.length()), topic, slash + 1, topic.length())
                : NONE;
    }

    private int makeFromTop(TopicName topic) {
        int node = ROOT;
        int start = 0;
        int hashed = 0;
        long words = hashes.start();
        boolean known = true;
        for (int at = 0; at <= topic.length(); at++) {
            if (at == topic.length() || topic.at(at) == '/') {
                words = hashes.words(words, topic, hashed, at);
                hashed = at;
                int hash = hashes.prefix(words, topic, at);
                int child = known ? findChild(node, hash, topic, start, at) : NONE;
                if (child == NONE) {
                    if (known && !hasRoom(topic.levels(start))) {
                        return NONE;
                    }
                    known = false;
                    child = makeChild(node, hash, topic, start, at);
                }
                node = child;
                start = at + 1;
            }
        }
        return node;
    }

    private boolean hasRoom(int nodes) {
        return nodes <= limit - (size - 1);
    }

    private int makeChild(int parent, int hash, TopicName topic, int from, int to) {
        int child = add(parent, names.intern(topic, from, to, hashes.level(topic, from, to)), depth(parent) + 1);
        index.add(hash, child);
        return child;
    }

    private int add(int parent, int name, int depth) {
        int node = size;
        nodes.add(node, parent, name, depth, parent == NONE ? NONE : firstChild(parent));
        if (parent != NONE) {
            nodes.addChild(parent, node);
        }
        size = node + 1;
        return node;
    }

    /** Writer. Counts a message on the node and on all its ancestors, and records it as the last one. */
    public void update(int node, long position, long timeNanos, int payloadBytes) {
        nodes.count(node, position, timeNanos, payloadBytes);
    }

    /** Writer. Sets or clears the flag that the broker holds a retained message for this topic. */
    public void setRetained(int node, boolean retained) {
        nodes.setRetained(node, retained);
    }

    /** The node of a topic name, or {@link #NONE}; may miss a node that is being created. Any thread. */
    public int find(String topic) {
        // A lone surrogate would be encoded as '?', and must not find the topic that has one.
        if (!TopicRules.isWellFormed(topic)) {
            return NONE;
        }
        TopicName name = TopicName.of(topic);
        return name.length() > MAX_TOPIC_BYTES ? NONE : find(name, name.length());
    }

    private int find(TopicName topic, int length) {
        int hash = hashes.topic(topic, length);
        long[] slots = index.slots();
        for (int at = hash; ; at++) {
            long entry = HashedInts.entry(slots, at);
            if (entry == 0) {
                return NONE;
            }
            if (HashedInts.hash(entry) == hash && isTopic(HashedInts.value(entry), topic, length)) {
                return HashedInts.value(entry);
            }
        }
    }

    private int findChild(int parent, int hash, TopicName topic, int from, int to) {
        long[] slots = index.slots();
        for (int at = hash; ; at++) {
            long entry = HashedInts.entry(slots, at);
            if (entry == 0) {
                return NONE;
            }
            int node = HashedInts.value(entry);
            if (HashedInts.hash(entry) == hash
                    && parent(node) == parent
                    && names.startBefore(nodes.name(node), topic, to) == from) {
                return node;
            }
        }
    }

    private boolean isTopic(int node, TopicName topic, int length) {
        int end = length;
        for (int each = node; ; ) {
            long parentAndName = nodes.parentAndName(each);
            int start = names.startBefore((int) parentAndName, topic, end);
            each = NodeTable.upper(parentAndName);
            if (each == ROOT) {
                return start == 0;
            }
            if (start <= 0 || topic.at(start - 1) != '/') {
                return false;
            }
            end = start - 1;
        }
    }

    /** Number of nodes created so far, including the root; every id below it is readable. */
    public int size() {
        return size;
    }

    /** Maximum number of nodes, excluding the root. */
    public int limit() {
        return limit;
    }

    /** Number of nodes that received a message themselves. */
    public int topics() {
        return subtreeTopics(ROOT);
    }

    /** The node one level up; {@link #NONE} for the root. */
    public int parent(int node) {
        return nodes.parent(node);
    }

    /** Number of levels below the root: 1 for a top level, at most 65,536. */
    public int depth(int node) {
        return nodes.depth(node);
    }

    /**
     * The level name, created by each call; empty for an empty level and for the root. Invalid UTF-8 becomes U+FFFD.
     */
    public String name(int node) {
        return names.text(nodes.name(node));
    }

    /** The level name, as an int of {@link #levelNames}. */
    public int levelName(int node) {
        return nodes.name(node);
    }

    /** The names of all levels. Readers may use the ints that {@link #levelName} returns. */
    public LevelNames levelNames() {
        return names;
    }

    /** The whole topic name, created by each call; empty for the root. Invalid UTF-8 becomes U+FFFD. */
    public String topic(int node) {
        int length = -1;
        for (int each = node; each != ROOT; each = parent(each)) {
            length += 1 + names.length(nodes.name(each));
        }
        byte[] bytes = new byte[Math.max(0, length)];
        int end = length;
        for (int each = node; each != ROOT; each = parent(each)) {
            end = names.copyBefore(nodes.name(each), bytes, end) - 1;
            if (end >= 0) {
                bytes[end] = '/';
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public int childCount(int node) {
        return nodes.childCount(node);
    }

    /** The newest child; {@link #NONE} for a leaf. */
    public int firstChild(int node) {
        return nodes.firstChild(node);
    }

    /** The next older child of the same parent, or {@link #NONE}; it never changes. */
    public int nextSibling(int node) {
        return nodes.nextSibling(node);
    }

    /** Number of messages of this topic itself, below 2⁴⁶. */
    public long messages(int node) {
        return nodes.messages(node);
    }

    /** Number of messages of this topic and everything below it. */
    public long subtreeMessages(int node) {
        return nodes.subtreeMessages(node);
    }

    /** Number of payload bytes of this topic and everything below it. */
    public long subtreeBytes(int node) {
        return nodes.subtreeBytes(node);
    }

    /** Number of topics with messages in this subtree, including the node itself. */
    public int subtreeTopics(int node) {
        return nodes.subtreeTopics(node);
    }

    /** Position of the newest message of this topic itself, or {@link org.topiary.core.log.Messages#NONE}. */
    public long lastPosition(int node) {
        return nodes.lastPosition(node);
    }

    /** Time of the newest message in this subtree, ns since the epoch; 0 if none. */
    public long subtreeLastTime(int node) {
        return nodes.subtreeLastTime(node);
    }

    public boolean retained(int node) {
        return nodes.retained(node);
    }

    /** Whether {@code node} is {@code ancestor} or below it. */
    public boolean isWithin(int node, int ancestor) {
        int depth = depth(ancestor);
        int each = node;
        while (depth(each) > depth) {
            each = parent(each);
        }
        return each == ancestor;
    }
}
