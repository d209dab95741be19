// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

/** The rows directly below one open node. What it points to are entries of a {@link RowForest}. */
final class Branch {
    final int node;
    /** Branches above this one. */
    final int depth;
    /** Entry of the node itself; 0 for the branch below the root, which has no row. */
    final int owner;

    /** Root of the entries' treap, 0 when empty. */
    int root;
    /** Entries of the treap, those of branches below not counted. */
    int length;
    /** Rows, those of branches below included, as the owner's entry has counted them. */
    int reported;

    boolean dirty;
    boolean closed;
    /** Index in the forest's list of branches. */
    int index;
    /** Messages below the node when the order was last looked at. */
    long settledAt = -1;
    /** Whether nothing arrived between the last two looks. */
    boolean quiet;

    Branch(int node, int depth, int owner) {
        this.node = node;
        this.depth = depth;
        this.owner = owner;
    }
}
