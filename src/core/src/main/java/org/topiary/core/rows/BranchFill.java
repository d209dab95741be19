// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicTree;

/**
 * How far the children of an open branch have been given their rows: gathered, if only some are shown, then sorted,
 * then added.
 */
final class BranchFill {
    final Branch branch;
    /**
     * The next child to be looked at while those that are shown are gathered; {@link TopicTree#NONE} when that is done
     * or not needed.
     */
    int cursor = TopicTree.NONE;

    private int[] gathered = new int[8];
    private int gatheredCount;

    /** At work for a large branch. */
    @Nullable
    BranchSort sort;

    /** Whether that is the second attempt, and whether it failed, too. */
    boolean sortedAgain;

    boolean givenUp;

    /** Children from this node on may have come after the sorting began, and before there were rows for them. */
    int newSince = Integer.MAX_VALUE;

    @Nullable
    SortedChildren sorted;
    /** The next of the sorted children to be added. */
    int at;

    BranchFill(Branch branch) {
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
