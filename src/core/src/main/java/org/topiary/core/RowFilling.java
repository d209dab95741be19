// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/** Gives the children of open branches their rows, in the order in which the branches were opened; a large one waits for the worker. */
final class RowFilling {
    /** What a row costs that is added after the one before it, in steps. */
    private static final int ADD_COST = 2;
    /** What a child costs that is put in order at once. */
    private static final int SORT_COST = 5;

    private final TopicTree tree;
    private final RowForest rows;
    private final Steps steps;
    private final IntPredicate opensAgain;
    private final Executor worker;
    private final Runnable ready;
    private final ArrayDeque<BranchFill> branches = new ArrayDeque<>();
    private SiblingOrder order;
    private @Nullable FilterMatches matches;

    /** @param opensAgain whether a node is to be opened in turn as soon as it gets its row */
    RowFilling(
            TopicTree tree,
            RowForest rows,
            SiblingOrder order,
            Steps steps,
            IntPredicate opensAgain,
            Executor worker,
            Runnable ready) {
        this.tree = tree;
        this.rows = rows;
        this.order = order;
        this.steps = steps;
        this.opensAgain = opensAgain;
        this.worker = worker;
        this.ready = ready;
    }

    /** Begins anew with the branch below the root. */
    void restart(SiblingOrder newOrder, @Nullable FilterMatches newMatches) {
        order = newOrder;
        matches = newMatches;
        branches.forEach(BranchFill::cancel);
        branches.clear();
        add(rows.top());
    }

    boolean isDone() {
        return branches.isEmpty();
    }

    /** Has the children of a branch that was opened given their rows. */
    void add(Branch branch) {
        BranchFill fill = new BranchFill(branch);
        if (matches != null) {
            fill.cursor = tree.firstChild(branch.node);
        } else if (steps.isLarge(tree.childCount(branch.node))) {
            fill.sort = BranchSort.start(tree, order, branch, null, worker, ready);
        }
        branches.add(fill);
    }

    /** Opens a node that got its row, if it was left open. */
    void openAgain(int node) {
        if (opensAgain.test(node)) {
            add(rows.open(node));
        }
    }

    /** Goes on as long as there are steps left. */
    void goOn() {
        int waiting = 0;
        while (steps.left > 0 && waiting < branches.size()) {
            BranchFill each = branches.remove();
            SortedChildren sorted = each.branch.closed ? null : sorted(each);
            if (sorted != null) {
                add(each, sorted);
            }
            if (each.branch.closed) {
                each.cancel();
            } else if (sorted == null && steps.left > 0) {
                branches.add(each);
                waiting++;
            } else if (!each.isDone()) {
                branches.addFirst(each);
            }
        }
    }

    /** The children of a branch in order; null while they are being gathered or a worker is at it. */
    private @Nullable SortedChildren sorted(BranchFill fill) {
        if (fill.sorted == null) {
            if (fill.cursor != TopicTree.NONE) {
                gather(fill);
            }
            if (fill.sort != null) {
                fill.sorted = fill.sort.sorted();
            } else if (fill.cursor == TopicTree.NONE) {
                sort(fill);
            }
        }
        return fill.sorted;
    }

    private void gather(BranchFill fill) {
        int child = fill.cursor;
        for (; child != TopicTree.NONE && steps.left > 0; child = tree.nextSibling(child), steps.left--) {
            if (matches == null || matches.isShown(child)) {
                fill.gather(child);
            }
        }
        fill.cursor = child;
        if (child == TopicTree.NONE && steps.isLarge(fill.gatheredCount())) {
            fill.sort = BranchSort.start(tree, order, fill.branch, fill.gathered(), worker, ready);
        }
    }

    private void sort(BranchFill fill) {
        SortedChildren sorted = matches == null
                ? SiblingSort.of(tree, order, fill.branch.node)
                : SiblingSort.of(tree, order, fill.gathered());
        steps.left -= SORT_COST * sorted.nodes().length;
        fill.sorted = sorted;
    }

    private void add(BranchFill fill, SortedChildren sorted) {
        Branch branch = fill.branch;
        int end = sorted.nodes().length;
        SortedChildren.Batch batch = new SortedChildren.Batch(Math.min(end - fill.at, Math.max(steps.left, 1)));
        for (; fill.at < end && (steps.left > 0 || batch.count == 0); fill.at++) {
            int child = sorted.nodes()[fill.at];
            steps.left--;
            if (!rows.contains(branch, child)) {
                batch.add(child, sorted.keys()[fill.at]);
                steps.left -= ADD_COST;
            }
        }
        rows.insert(branch, batch);
        for (int i = 0; i < batch.count; i++) {
            openAgain(batch.nodes[i]);
        }
    }
}
