// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicTree;

/**
 * The progress of adding rows for the children of an open branch: children are gathered, if only some are shown, then
 * sorted, then added.
 */
final class BranchFillState {
    final Branch branch;
    /**
     * The next child to check while the visible children are gathered; {@link TopicTree#NONE} when that is done or not
     * needed.
     */
    int cursor = TopicTree.NONE;

    private int[] gathered = new int[8];
    private int gatheredCount;

    /** The sort of a large branch by the worker. */
    @Nullable
    BranchSortTask sort;

    /** Whether {@link #sort} is the second attempt. */
    boolean sortedAgain;

    boolean givenUp;

    /** Children from this node on may have been added after the sort began, and before they had rows. */
    int newSince = Integer.MAX_VALUE;

    @Nullable
    SortedChildren sorted;
    /** The next of the sorted children to add. */
    int at;

    BranchFillState(Branch branch) {
        this.branch = branch;
    }

    void gather(int child) {
        if (gatheredCount == gathered.length) {
            gathered = Arrays.copyOf(gathered, gatheredCount * 2);
        }
        gathered[gatheredCount++] = child;
    }

    int gatheredCount() {
        return gatheredCount;
    }

    int[] gathered() {
        return Arrays.copyOf(gathered, gatheredCount);
    }

    boolean isDone() {
        return branch.closed || (sorted != null && at == sorted.nodes().length);
    }

    void cancel() {
        if (sort != null) {
            sort.cancel();
        }
    }
}
