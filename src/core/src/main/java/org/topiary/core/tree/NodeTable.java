// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.topiary.core.log.Messages;

/**
 * Stores what a {@link TopicTree} knows about its nodes: 64 adjacent bytes each, so that a message touches one cache
 * line of its topic, not one per value. One writer; any thread reads. Each value is read atomically and independently.
 */
final class NodeTable {
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK_NODES = 1 << CHUNK_BITS;

    // The columns of a node; if two values share one, the first is in the upper half.
    private static final int COLUMN_BITS = 3;
    private static final int PARENT_AND_NAME = 0;
    private static final int LAST_POSITION = 1;
    private static final int OWN = 2;
    private static final int SUBTREE_MESSAGES = 3;
    private static final int SUBTREE_BYTES = 4;
    private static final int SUBTREE_LAST_TIME = 5;
    private static final int FIRST_CHILD_AND_NEXT_SIBLING = 6;
    private static final int CHILDREN_AND_TOPICS = 7;

    // OWN: messages of the topic itself, above its depth (17 bits: 0 to 65,536) and the retained flag.
    private static final int RETAINED = 1;
    private static final int DEPTH_SHIFT = 1;
    private static final int DEPTH_MASK = (1 << 17) - 1;
    private static final int MESSAGES_SHIFT = 18;

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    /** Nodes never move: the table grows by another chunk, and readers continue undisturbed. */
    private volatile long[][] chunks = {};

    /** Writer. Adds a node, and a chunk if needed. */
    void add(int node, int parent, int name, int depth, int nextSibling) {
        if (node >>> CHUNK_BITS == chunks.length) {
            long[][] more = Arrays.copyOf(chunks, chunks.length + 1);
            more[more.length - 1] = new long[CHUNK_NODES << COLUMN_BITS];
            chunks = more;
        }
        set(node, PARENT_AND_NAME, pair(parent, name));
        set(node, LAST_POSITION, Messages.NONE);
        set(node, OWN, (long) depth << DEPTH_SHIFT);
        set(node, FIRST_CHILD_AND_NEXT_SIBLING, pair(TopicTree.NONE, nextSibling));
    }

    /**
     * Writer. Links a child. A reader that reaches it through {@link #firstChild} sees everything written about it
     * before.
     */
    void addChild(int parent, int child) {
        long[] cells = cells(parent);
        int first = at(parent, FIRST_CHILD_AND_NEXT_SIBLING);
        CELL.setRelease(cells, first, pair(child, (int) cells[first]));
        increase(cells, at(parent, CHILDREN_AND_TOPICS), 1L << Integer.SIZE);
    }

    /** Writer. Counts a message on its topic and on all its ancestors. */
    void count(int topic, long position, long timeNanos, int payloadBytes) {
        long[][] chunks = this.chunks;
        long[] cells = chunks[topic >>> CHUNK_BITS];
        int at = at(topic, 0);
        long own = cells[at + OWN];
        CELL.setOpaque(cells, at + OWN, own + (1L << MESSAGES_SHIFT));
        // Release, so that a thread that reads the position finds the message in the log.
        CELL.setRelease(cells, at + LAST_POSITION, position);
        boolean newTopic = own >>> MESSAGES_SHIFT == 0;
        for (int node = topic; ; ) {
            increase(cells, at + SUBTREE_MESSAGES, 1);
            increase(cells, at + SUBTREE_BYTES, payloadBytes);
            CELL.setOpaque(cells, at + SUBTREE_LAST_TIME, timeNanos);
            if (newTopic) {
                increase(cells, at + CHILDREN_AND_TOPICS, 1);
            }
            node = upper(cells[at + PARENT_AND_NAME]);
            if (node == TopicTree.NONE) {
                return;
            }
            cells = chunks[node >>> CHUNK_BITS];
            at = at(node, 0);
        }
    }

    private static void increase(long[] cells, int at, long by) {
        CELL.setOpaque(cells, at, cells[at] + by);
    }

    void setRetained(int node, boolean retained) {
        long own = get(node, OWN);
        set(node, OWN, retained ? own | RETAINED : own & ~RETAINED);
    }

    int parent(int node) {
        return upper(get(node, PARENT_AND_NAME));
    }

    /** The level name, as an int of {@link LevelNames}. */
    int name(int node) {
        return (int) get(node, PARENT_AND_NAME);
    }

    /** Parent in the upper, level name in the lower half. */
    long parentAndName(int node) {
        return get(node, PARENT_AND_NAME);
    }

    int depth(int node) {
        return (int) (get(node, OWN) >>> DEPTH_SHIFT) & DEPTH_MASK;
    }

    boolean retained(int node) {
        return (get(node, OWN) & RETAINED) != 0;
    }

    long messages(int node) {
        return get(node, OWN) >>> MESSAGES_SHIFT;
    }

    long lastPosition(int node) {
        return (long) CELL.getAcquire(cells(node), at(node, LAST_POSITION));
    }

    long subtreeMessages(int node) {
        return get(node, SUBTREE_MESSAGES);
    }

    long subtreeBytes(int node) {
        return get(node, SUBTREE_BYTES);
    }

    long subtreeLastTime(int node) {
        return get(node, SUBTREE_LAST_TIME);
    }

    int subtreeTopics(int node) {
        return (int) get(node, CHILDREN_AND_TOPICS);
    }

    int childCount(int node) {
        return upper(get(node, CHILDREN_AND_TOPICS));
    }

    int firstChild(int node) {
        return upper((long) CELL.getAcquire(cells(node), at(node, FIRST_CHILD_AND_NEXT_SIBLING)));
    }

    int nextSibling(int node) {
        return (int) get(node, FIRST_CHILD_AND_NEXT_SIBLING);
    }

    private long get(int node, int column) {
        return (long) CELL.getOpaque(cells(node), at(node, column));
    }

    private void set(int node, int column, long value) {
        CELL.setOpaque(cells(node), at(node, column), value);
    }

    private long[] cells(int node) {
        return chunks[node >>> CHUNK_BITS];
    }

    private static int at(int node, int column) {
        return (node & (CHUNK_NODES - 1)) << COLUMN_BITS | column;
    }

    private static long pair(int upper, int lower) {
        return (long) upper << Integer.SIZE | Integer.toUnsignedLong(lower);
    }

    static int upper(long pair) {
        return (int) (pair >>> Integer.SIZE);
    }
}
