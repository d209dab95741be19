// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.CountsSince;
import org.topiary.core.tree.TopicTree;

/**
 * The order of siblings: by key (smaller first), then by name, then by age. A key is read from the tree once and stored
 * with the row, so that the order of rows stays total while the counts behind it keep changing.
 */
final class SiblingComparator {
    /** The key of a node without a value. */
    static final long NO_VALUE = 1L << 61;

    /** Added to a key, makes it greater than any key without it. */
    private static final long LAST = 1L << 62;

    private final TopicTree tree;
    private final RowOrder order;
    private final CountsSince counts;
    private final IntToLongFunction values;
    private volatile @Nullable CountsSince recent;
    /** The number of changes to {@link #recent}. */
    private int epoch;

    /**
     * @param counts the counts for orders by a count
     * @param recent the counts since a recent moment, for the order by rate; null while there are none
     * @param values the key of a node's value, greater than -{@link #NO_VALUE} and smaller, or {@link #NO_VALUE};
     *     called on any thread
     */
    SiblingComparator(
            TopicTree tree,
            RowOrder order,
            CountsSince counts,
            @Nullable CountsSince recent,
            IntToLongFunction values) {
        this.tree = tree;
        this.order = order;
        this.counts = counts;
        this.recent = recent;
        this.values = values;
    }

    RowOrder order() {
        return order;
    }

    @Nullable
    CountsSince recent() {
        return recent;
    }

    /** Sets the counts since a recent moment; rows have their new keys once they are reordered. */
    void setRecent(@Nullable CountsSince newRecent) {
        recent = newRecent;
        if (order.by() == RowOrder.By.RATE) {
            epoch++;
        }
    }

    /** Changes when keys may have changed without a message. */
    int epoch() {
        return epoch;
    }

    /** Whether keys change as messages arrive. */
    boolean isLive() {
        return order.isLive();
    }

    /** Whether keys never grow. */
    boolean keysOnlyShrink() {
        return !order.reversed()
                && switch (order.by()) {
                    case MESSAGES, BYTES, LAST_CHANGE -> true;
                    case NAME, VALUE, RETAINED, RATE -> false;
                };
    }

    long key(int node) {
        return switch (order.by()) {
            case NAME -> tree.parent(node) == TopicTree.ROOT && tree.name(node).startsWith("$") ? LAST : 0;
            case VALUE -> valueKey(node);
            case RETAINED -> directed(tree.retained(Chains.end(tree, node)) ? 0 : 1);
            case MESSAGES -> directed(-counts.messages(node));
            case BYTES -> directed(-counts.bytes(node));
            case RATE -> directed(-recentMessages(node));
            case LAST_CHANGE -> directed(-tree.subtreeLastTime(node));
        };
    }

    private long valueKey(int node) {
        long key = values.applyAsLong(Chains.end(tree, node));
        return key == NO_VALUE ? LAST : directed(key);
    }

    private long recentMessages(int node) {
        CountsSince since = recent;
        return since == null ? 0 : since.messages(node);
    }

    private long directed(long key) {
        return order.reversed() ? -key : key;
    }

    String name(int node) {
        return tree.name(node);
    }

    /** Compares a node, its key and its name, with another. */
    int compare(int node, long key, String name, int other, long otherKey) {
        return key != otherKey
                ? Long.compare(key, otherKey)
                : byName(NaturalOrder.compare(name, tree.name(other)), node, other);
    }

    /** The order of two siblings with the same key, given the natural order of their names. */
    int byName(int natural, int node, int other) {
        if (natural == 0) {
            return Integer.compare(node, other);
        }
        return order.by() == RowOrder.By.NAME && order.reversed() ? -natural : natural;
    }
}
