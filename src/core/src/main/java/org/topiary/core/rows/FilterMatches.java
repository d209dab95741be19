// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.BitSet;
import org.topiary.core.search.FoundNodes;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.tree.TopicTree;

/**
 * Which nodes a filter lets through: the topics that its search found, as far as they were taken over, and the nodes
 * above them.
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

    /** Whether a topic was found that was not taken over yet. */
    boolean hasNext() {
        return taken < search.found();
    }

    /** Takes over a topic that was found; returns its node. {@link #show} is up to the caller. */
    int next() {
        return search.node(taken++);
    }

    /** Whether topics that were there when the search began are still to come. */
    boolean isGrowing() {
        // In this order: what was found before the search was complete is counted.
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

    /** All nodes with a child that is shown; not to be written to. */
    BitSet aboveShown() {
        return aboveShown;
    }

    /** Marks a node as shown below its parent, which is so already. Returns whether it is the parent's first. */
    boolean show(int node) {
        shown.set(node);
        int parent = tree.parent(node);
        boolean first = !aboveShown.get(parent);
        aboveShown.set(parent);
        return first;
    }
}
