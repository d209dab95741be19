// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

/** How far the rows of a large branch have been put in the order of its children as they were a moment ago. */
final class SettleWalk {
    final Branch branch;
    final SortedChildren wanted;
    /** The next child to be looked at. */
    int at;
    /** The first entry of the branch that does not stand where it belongs yet. */
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
