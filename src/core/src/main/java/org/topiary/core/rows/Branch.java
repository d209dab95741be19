// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

/** The rows directly below one open node. Its indices refer to entries of a {@link RowForest}. */
final class Branch {
    final int node;
    /** Number of branches above this one. */
    final int depth;
    /** Entry whose row shows the node; 0 for the branch below the root, which has no row. */
    final int owner;

    /** Root of the entries' treap, 0 when empty. */
    int root;
    /** Number of entries of the treap, excluding branches below. */
    int length;
    /** Number of rows, including branches below, as counted in the owner's entry. */
    int reported;

    boolean dirty;
    boolean closed;
    /** Index in the forest's list of branches. */
    int index;
    /** Number of messages below the node at the last check of the order. */
    long settledAt = -1;
    /** The {@link SiblingComparator#epoch} at the last check of the order. */
    int settledEpoch;
    /** Whether nothing arrived between the last two checks. */
    boolean quiet;

    Branch(int node, int depth, int owner) {
        this.node = node;
        this.depth = depth;
        this.owner = owner;
    }
}
