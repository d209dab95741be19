// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.topiary.core.tree.TopicTree;

/**
 * Reorders rows after the counts behind their order changed: a pass over the branches with new messages, which sorts
 * small ones at once, and large ones by a worker and then from the top, a slice at a time. Until a pass is over, rows
 * further down are ordered by older counts.
 */
final class LiveReordering {
    private final TopicTree tree;
    private final RowForest rows;
    private final StepBudget steps;
    private final Executor worker;
    private final Runnable ready;

    private SiblingComparator order;
    /** The next branch of the pass; -1 when all have been checked. */
    private int at = -1;

    /** A branch that a worker is sorting. */
    private record Sorting(Branch branch, BranchSortTask sort) {}

    private final ArrayDeque<Sorting> sorts = new ArrayDeque<>();
    private final ArrayDeque<SettleWalk> walks = new ArrayDeque<>();

    LiveReordering(
            TopicTree tree,
            RowForest rows,
            SiblingComparator order,
            StepBudget steps,
            Executor worker,
            Runnable ready) {
        this.tree = tree;
        this.rows = rows;
        this.order = order;
        this.steps = steps;
        this.worker = worker;
        this.ready = ready;
    }

    /** Drops work in progress: all rows are being added again. */
    void clear(SiblingComparator newOrder) {
        order = newOrder;
        at = -1;
        sorts.forEach(each -> each.sort.cancel());
        sorts.clear();
        walks.clear();
    }

    /** Begins a pass if none is in progress. */
    void begin() {
        if (order.isLive() && !isReordering()) {
            at = 0;
        }
    }

    boolean isReordering() {
        return at >= 0 || !sorts.isEmpty() || !walks.isEmpty();
    }

    /** Continues the pass for a slice. Returns whether rows moved. */
    boolean resume() {
        steps.begin();
        boolean moved = false;
        for (int i = sorts.size(); i > 0; i--) {
            Sorting each = sorts.remove();
            SortedChildren sorted = each.sort.sorted();
            if (sorted != null) {
                walks.add(new SettleWalk(each.branch, sorted));
            } else if (!each.branch.closed && !each.sort.hasFailed()) {
                sorts.add(each);
            }
        }
        for (SettleWalk walk = walks.peek(); walk != null && steps.left > 0; walk = walks.peek()) {
            if (!walk.isDone()) {
                walk.moved = false;
                steps.left -= rows.settle(walk, steps.left);
                moved |= walk.moved;
            }
            if (walk.isDone()) {
                walks.remove();
            }
        }
        // Branches closed since the last slice shortened the list.
        if (at >= rows.branches().size()) {
            at = -1;
        }
        while (at >= 0 && steps.left > 0) {
            Branch branch = rows.branches().get(at++);
            steps.left--;
            if (hasNews(branch)) {
                if (steps.isLargeToSettle(branch.length)) {
                    sorts.add(new Sorting(branch, BranchSortTask.start(tree, order, branch.node, null, worker, ready)));
                } else {
                    moved |= rows.settle(branch);
                    steps.left -= StepBudget.SORT_COST * branch.length;
                }
            } else if (branch == rows.top()) {
                at = -1;
            }
            if (at == rows.branches().size()) {
                at = -1;
            }
        }
        return moved;
    }

    /**
     * Whether messages may have arrived below a node, or keys changed, since the last call. A count may be read before
     * the counts below it, so it is checked once more after it stopped changing.
     */
    private boolean hasNews(Branch branch) {
        long messages = tree.subtreeMessages(branch.node);
        int epoch = order.epoch();
        boolean same = messages == branch.settledAt && epoch == branch.settledEpoch;
        boolean news = !same || !branch.quiet;
        branch.quiet = same;
        branch.settledAt = messages;
        branch.settledEpoch = epoch;
        return news;
    }
}
