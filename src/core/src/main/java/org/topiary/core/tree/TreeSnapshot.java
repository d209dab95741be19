// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import java.util.BitSet;

/**
 * The counts of each subtree at a moment; 0 for nodes added later. Any thread.
 *
 * <p>A snapshot is taken node by node, a parent before its children, while messages may arrive; a large tree takes some
 * ten milliseconds. Messages that arrive meanwhile may be counted below and not above.
 */
public final class TreeSnapshot {
    private static final int FIGURES = 3;

    /** Messages, bytes and newest time of each node that existed. */
    private final long[] figures;

    private final BitSet retained;

    private TreeSnapshot(long[] figures, BitSet retained) {
        this.figures = figures;
        this.retained = retained;
    }

    /** A snapshot before any node existed. */
    static TreeSnapshot empty() {
        return new TreeSnapshot(new long[0], new BitSet());
    }

    /**
     * A snapshot of the present. Reads every node, so do not call it on the window's thread; takes 24 bytes per node.
     */
    public static TreeSnapshot of(TopicTree tree) {
        int size = tree.size();
        long[] figures = new long[FIGURES * size];
        BitSet retained = new BitSet(size);
        for (int node = 0; node < size; node++) {
            figures[FIGURES * node] = tree.subtreeMessages(node);
            figures[FIGURES * node + 1] = tree.subtreeBytes(node);
            figures[FIGURES * node + 2] = tree.subtreeLastTime(node);
            retained.set(node, tree.retained(node));
        }
        return new TreeSnapshot(figures, retained);
    }

    /** Number of nodes that existed: those whose id is below it. */
    public int size() {
        return figures.length / FIGURES;
    }

    /** Number of messages of the node and everything below it; 0 for a node added later. */
    public long messages(int node) {
        return figure(node, 0);
    }

    /** Number of payload bytes of the node and everything below it; 0 for a node added later. */
    public long bytes(int node) {
        return figure(node, 1);
    }

    /**
     * Time of the newest message of the node and everything below it, ns since the epoch; 0 if there was none, or for a
     * node added later.
     */
    public long lastTime(int node) {
        return figure(node, 2);
    }

    /** Whether the broker held a retained message for this topic itself. */
    public boolean retained(int node) {
        return retained.get(node);
    }

    private long figure(int node, int which) {
        return node < size() ? figures[FIGURES * node + which] : 0;
    }
}
