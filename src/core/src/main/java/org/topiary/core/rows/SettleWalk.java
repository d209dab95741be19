// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

/** The progress of reordering the rows of a large branch to match its children as sorted by the worker. */
final class SettleWalk {
    final Branch branch;
    final SortedChildren wanted;
    /** The next child to process. */
    int at;
    /** The first entry of the branch that is not in its final place yet. */
    int entry;
    /** Whether any row moved. */
    boolean moved;

    SettleWalk(Branch branch, SortedChildren wanted) {
        this.branch = branch;
        this.wanted = wanted;
    }

    boolean isDone() {
        return branch.closed || at == wanted.nodes().length;
    }
}
