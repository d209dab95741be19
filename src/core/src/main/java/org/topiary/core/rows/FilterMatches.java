// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.BitSet;
import org.topiary.core.search.FoundNodes;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.tree.TopicTree;

/**
 * The nodes that a filter lets through: the topics found by its search that have been consumed, and the nodes above
 * them.
 */
final class FilterMatches {
    private final TopicTree tree;
    private final TopicSearch search;
    private int taken;

    private final BitSet shown = new BitSet();
    private final BitSet aboveShown = new BitSet();

    FilterMatches(TopicTree tree, TopicSearch search) {
        this.tree = tree;
        this.search = search;
        FoundNodes first = search.first();
        if (first != null) {
            shown.or(first.shown());
            aboveShown.or(first.aboveShown());
            taken = first.count();
        }
    }

    TopicSearch search() {
        return search;
    }

    /** Whether a found topic has not been consumed yet. */
    boolean hasNext() {
        return taken < search.found();
    }

    /** Consumes a found topic and returns its node. The caller must call {@link #show}. */
    int next() {
        return search.node(taken++);
    }

    /** Whether topics that existed when the search began may still be found. */
    boolean isGrowing() {
        // In this order, so that topics found just before the search completed are counted.
        return !search.isComplete() || hasNext();
    }

    /** Whether the node matches or is above one that does. */
    boolean isShown(int node) {
        return shown.get(node);
    }

    /** Whether a child of the node is shown. */
    boolean isAboveShown(int node) {
        return aboveShown.get(node);
    }

    /** All nodes with a child that is shown; callers must not modify it. */
    BitSet aboveShown() {
        return aboveShown;
    }

    /** Marks a node as shown; its parent must be already. Returns whether it is the parent's first shown child. */
    boolean show(int node) {
        shown.set(node);
        int parent = tree.parent(node);
        boolean first = !aboveShown.get(parent);
        aboveShown.set(parent);
        return first;
    }
}
