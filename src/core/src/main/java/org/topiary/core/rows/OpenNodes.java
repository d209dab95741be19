// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.tree.TopicTree;

/**
 * The set of open nodes. Without a filter: those that the user opened. With a filter: all nodes above matches, except
 * those that the user closed since the filter was set.
 */
final class OpenNodes {
    private final TopicTree tree;
    /** Nodes that the user opened; each has children. */
    private final BitSet expanded = new BitSet();
    /** Nodes that the user closed since the filter was set. */
    private final BitSet collapsed = new BitSet();

    private @Nullable FilterMatches matches;

    OpenNodes(TopicTree tree) {
        this.tree = tree;
    }

    /** @param search finds the topics that the filter lets through; null for all */
    void setFilter(@Nullable TopicSearch search) {
        matches = search == null ? null : new FilterMatches(tree, search);
        collapsed.clear();
    }

    /** The nodes that the filter lets through; null without a filter. */
    @Nullable
    FilterMatches matches() {
        return matches;
    }

    /** Whether no filter hides the node. */
    boolean isShown(int node) {
        return matches == null || matches.isShown(node);
    }

    /** Whether the node has a child that is shown. */
    boolean isExpandable(int node) {
        return matches == null ? tree.firstChild(node) != TopicTree.NONE : matches.isAboveShown(node);
    }

    /** Whether the children of the node, if any, have rows whenever the node itself has one. */
    boolean isOpen(int node) {
        return matches == null ? expanded.get(node) : !collapsed.get(node);
    }

    void setOpen(int node, boolean open) {
        if (matches == null) {
            expanded.set(node, open);
        } else {
            collapsed.set(node, !open);
        }
    }

    void closeAll() {
        if (matches == null) {
            expanded.clear();
        } else {
            collapsed.or(matches.aboveShown());
        }
    }

    /** Number of children of a node that are shown, counted no further than just above the limit. */
    int shownChildren(int node, int limit) {
        if (matches == null || tree.childCount(node) <= limit) {
            return tree.childCount(node);
        }
        int count = 0;
        for (int child = tree.firstChild(node);
                child != TopicTree.NONE && count <= limit;
                child = tree.nextSibling(child)) {
            count += matches.isShown(child) ? 1 : 0;
        }
        return count;
    }
}
