// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.topiary.core.tree.TopicTree;

/**
 * Puts rows in order again after the figures behind their order changed: a pass over the branches with news, small ones
 * at once, large ones sorted by a worker and then put right from the top, a slice at a time. Until a pass is over, rows
 * further down stand by older figures.
 */
final class LiveOrder {
    private final TopicTree tree;
    private final RowForest rows;
    private final Steps steps;
    private final Executor worker;
    private final Runnable ready;

    private SiblingOrder order;
    /** The next branch of the pass; -1 when all have been looked at. */
    private int at = -1;

    /** A branch that a worker puts in order. */
    private record Sorting(Branch branch, BranchSort sort) {}

    private final ArrayDeque<Sorting> sorts = new ArrayDeque<>();
    private final ArrayDeque<SettleWalk> walks = new ArrayDeque<>();

    LiveOrder(TopicTree tree, RowForest rows, SiblingOrder order, Steps steps, Executor worker, Runnable ready) {
        this.tree = tree;
        this.rows = rows;
        this.order = order;
        this.steps = steps;
        this.worker = worker;
        this.ready = ready;
    }

    /** Drops what is under way: all rows are being added anew. */
    void clear(SiblingOrder newOrder) {
        order = newOrder;
        at = -1;
        sorts.forEach(each -> each.sort.cancel());
        sorts.clear();
        walks.clear();
    }

    /** Begins a pass if none is under way. */
    void begin() {
        if (order.isLive() && !isSettling()) {
            at = 0;
        }
    }

    boolean isSettling() {
        return at >= 0 || !sorts.isEmpty() || !walks.isEmpty();
    }

    /** Goes on with the pass for a slice. Returns whether rows moved. */
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
        // Branches that were closed since the last slice made the list shorter.
        if (at >= rows.branches().size()) {
            at = -1;
        }
        while (at >= 0 && steps.left > 0) {
            Branch branch = rows.branches().get(at++);
            steps.left--;
            if (hasNews(branch)) {
                if (steps.isLargeToSettle(branch.length)) {
                    sorts.add(new Sorting(branch, BranchSort.start(tree, order, branch.node, null, worker, ready)));
                } else {
                    moved |= rows.settle(branch);
                    steps.left -= Steps.SORT_COST * branch.length;
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
     * Whether messages may have come below a node since this was last asked. A count is read before those below it, and
     * once more after it came to rest.
     */
    private boolean hasNews(Branch branch) {
        long messages = tree.subtreeMessages(branch.node);
        boolean same = messages == branch.settledAt;
        boolean news = !same || !branch.quiet;
        branch.quiet = same;
        branch.settledAt = messages;
        return news;
    }
}
