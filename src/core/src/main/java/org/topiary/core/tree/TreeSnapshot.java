// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import java.util.BitSet;

/**
 * What was counted of each subtree at a moment. Nodes that came later have nothing in it. Any thread.
 *
 * <p>A moment is taken node by node, a parent before its children, while messages may arrive; a large tree takes some
 * ten milliseconds. What comes meanwhile may be counted below and not above.
 */
public final class TreeSnapshot {
    private static final int FIGURES = 3;

    /** Messages, bytes and newest time of each node that there was. */
    private final long[] figures;

    private final BitSet retained;

    private TreeSnapshot(long[] figures, BitSet retained) {
        this.figures = figures;
        this.retained = retained;
    }

    /** The moment before any node was there. */
    static TreeSnapshot empty() {
        return new TreeSnapshot(new long[0], new BitSet());
    }

    /** The present. Reads every node, so not for the window's thread; takes 24 bytes a node. */
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

    /** How many nodes there were: those below it as a number. */
    public int size() {
        return figures.length / FIGURES;
    }

    /** Messages of the node and everything below it; 0 of a node that came later. */
    public long messages(int node) {
        return figure(node, 0);
    }

    /** Payload bytes of the node and everything below it; 0 of a node that came later. */
    public long bytes(int node) {
        return figure(node, 1);
    }

    /**
     * Time of the newest message of the node and everything below it, ns since the epoch; 0 if none, or of a node that
     * came later.
     */
    public long lastTime(int node) {
        return figure(node, 2);
    }

    /** Whether the broker held a retained message for this very topic. */
    public boolean retained(int node) {
        return retained.get(node);
    }

    private long figure(int node, int which) {
        return node < size() ? figures[FIGURES * node + which] : 0;
    }
}
