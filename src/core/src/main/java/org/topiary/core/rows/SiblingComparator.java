// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import org.topiary.core.tree.CountsSince;
import org.topiary.core.tree.TopicTree;

/**
 * The order of siblings: by key (smaller first), then by name, then by age. A key is read from the tree once and stored
 * with the row, so that the order of rows stays total while the counts behind it keep changing.
 */
final class SiblingComparator {
    /** Added to a key, makes it greater than any key without it: $SYS and the like come last in every order. */
    private static final long LAST = 1L << 62;

    private final TopicTree tree;
    private final VisibleRows.Order order;
    private final CountsSince counts;

    /** @param counts the counts for orders by a count */
    SiblingComparator(TopicTree tree, VisibleRows.Order order, CountsSince counts) {
        this.tree = tree;
        this.order = order;
        this.counts = counts;
    }

    VisibleRows.Order order() {
        return order;
    }

    /** Whether keys change as messages arrive. */
    boolean isLive() {
        return order != VisibleRows.Order.NAME;
    }

    long key(int node) {
        long key = switch (order) {
            case NAME -> 0;
            case MESSAGES -> -counts.messages(node);
            case BYTES -> -counts.bytes(node);
            case LAST_CHANGE -> -tree.subtreeLastTime(node);
        };
        return tree.parent(node) == TopicTree.ROOT && tree.name(node).startsWith("$") ? key + LAST : key;
    }

    String name(int node) {
        return tree.name(node);
    }

    /** Compares a node, its key and its name, with another. */
    int compare(int node, long key, String name, int other, long otherKey) {
        if (key != otherKey) {
            return Long.compare(key, otherKey);
        }
        int difference = NaturalOrder.compare(name, tree.name(other));
        return difference != 0 ? difference : Integer.compare(node, other);
    }
}
