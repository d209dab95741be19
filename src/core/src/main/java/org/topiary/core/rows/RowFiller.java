// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicTree;

/**
 * Adds rows for the children of open branches, in the order in which the branches were opened; a large branch waits for
 * the worker.
 */
final class RowFiller {
    /** Cost in steps of adding a row directly after the previous one. */
    private static final int ADD_COST = 2;

    /** Rows added between two checks of the clock. */
    private static final int BATCH = 1_000;

    /** Maximum number of new children since a branch was prepared; with more, it is sorted again. */
    private static final int MAX_NEW = 1_000;

    private final TopicTree tree;
    private final RowForest rows;
    private final StepBudget steps;
    private final IntPredicate opensAgain;
    private final Executor worker;
    private final Runnable ready;
    private final ArrayDeque<BranchFillState> branches = new ArrayDeque<>();
    private SiblingComparator order;
    private @Nullable FilterMatches matches;
    /** Branches whose children the worker failed to sort twice. */
    private final List<Branch> givenUp = new ArrayList<>();

    /** A large branch that may be opened soon. */
    private record Prepared(int node, int treeSize, BranchSortTask sort) {}

    private @Nullable Prepared prepared;

    /** @param opensAgain whether to open a node as soon as it gets its row */
    RowFiller(
            TopicTree tree,
            RowForest rows,
            SiblingComparator order,
            StepBudget steps,
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

    /** Starts again with the branch below the root. */
    void restart(SiblingComparator newOrder, @Nullable FilterMatches newMatches) {
        order = newOrder;
        matches = newMatches;
        givenUp.clear();
        branches.forEach(BranchFillState::cancel);
        branches.clear();
        forgetPrepared();
        add(rows.top());
    }

    private void forgetPrepared() {
        if (prepared != null) {
            prepared.sort.cancel();
            prepared = null;
        }
    }

    boolean isDone() {
        return branches.isEmpty();
    }

    /** Whether an open branch was given up, so that its children have no rows. */
    boolean isIncomplete() {
        givenUp.removeIf(branch -> branch.closed);
        return !givenUp.isEmpty();
    }

    /**
     * Makes the worker sort the children of a node that may be opened soon, if there are many. Does nothing while
     * another node is being prepared, or if the order changes as messages arrive, since the result would be out of
     * date.
     */
    void prepare(int node) {
        boolean idle = prepared == null
                || (prepared.node != node && (prepared.sort.sorted() != null || prepared.sort.hasFailed()));
        if (idle && matches == null && !order.isLive() && steps.isLarge(tree.childCount(node))) {
            int size = tree.size();
            prepared = new Prepared(node, size, BranchSortTask.start(tree, order, node, null, worker, ready));
        }
    }

    /** Queues the children of an opened branch to get their rows. */
    void add(Branch branch) {
        BranchFillState fill = new BranchFillState(branch);
        if (matches != null) {
            fill.cursor = tree.firstChild(branch.node);
        } else if (steps.isLarge(tree.childCount(branch.node))) {
            startSort(fill, null);
        }
        branches.add(fill);
    }

    private void startSort(BranchFillState fill, int @Nullable [] some) {
        Branch branch = fill.branch;
        if (some == null && prepared != null && prepared.node == branch.node) {
            if (!prepared.sort.hasFailed() && newChildren(branch.node, prepared.treeSize) <= MAX_NEW) {
                fill.sort = prepared.sort;
                fill.newSince = prepared.treeSize;
            }
            prepared = null;
        }
        if (fill.sort == null) {
            fill.sort = BranchSortTask.start(tree, order, branch.node, some, worker, ready);
        }
    }

    /**
     * Number of children added since a node (children are listed newest first), counted no further than just above
     * {@link #MAX_NEW}.
     */
    private int newChildren(int parent, int since) {
        int count = 0;
        for (int child = tree.firstChild(parent); child >= since && count <= MAX_NEW; child = tree.nextSibling(child)) {
            count++;
        }
        return count;
    }

    /** Opens what the row of an added child shows, if it was open before. */
    void openAgain(int child) {
        int shown = Chains.end(tree, child);
        if (opensAgain.test(shown)) {
            add(rows.open(rows.entryOf(child), shown));
        }
    }

    /** Continues while there are steps left. */
    void resume() {
        int waiting = 0;
        while (steps.left > 0 && waiting < branches.size()) {
            BranchFillState each = branches.remove();
            SortedChildren sorted = each.branch.closed ? null : sorted(each);
            if (sorted != null) {
                add(each, sorted);
                steps.endWhenLate();
            }
            if (each.branch.closed) {
                each.cancel();
            } else if (each.givenUp) {
                givenUp.add(each.branch);
            } else if (sorted == null && steps.left > 0) {
                branches.add(each);
                waiting++;
            } else if (!each.isDone()) {
                branches.addFirst(each);
            }
        }
    }

    /** The sorted children of a branch; null while they are being gathered or sorted by the worker. */
    private @Nullable SortedChildren sorted(BranchFillState fill) {
        if (fill.sorted == null) {
            if (fill.cursor != TopicTree.NONE) {
                gather(fill);
            }
            if (fill.sort != null) {
                fill.sorted = fill.sort.sorted();
                if (fill.sort.hasFailed()) {
                    sortAgain(fill);
                }
            } else if (fill.cursor == TopicTree.NONE) {
                sort(fill);
            }
        }
        return fill.sorted;
    }

    /** Retries once: the cause, such as a lack of memory, may be gone. */
    private void sortAgain(BranchFillState fill) {
        if (fill.sortedAgain) {
            fill.givenUp = true;
        } else {
            fill.sortedAgain = true;
            fill.newSince = Integer.MAX_VALUE;
            fill.sort = BranchSortTask.start(
                    tree, order, fill.branch.node, matches == null ? null : fill.gathered(), worker, ready);
        }
    }

    private void gather(BranchFillState fill) {
        int child = fill.cursor;
        for (; child != TopicTree.NONE && steps.left > 0; child = tree.nextSibling(child), steps.left--) {
            if (matches == null || matches.isShown(child)) {
                fill.gather(child);
            }
        }
        fill.cursor = child;
        if (child == TopicTree.NONE && steps.isLarge(fill.gatheredCount())) {
            startSort(fill, fill.gathered());
        }
    }

    private void sort(BranchFillState fill) {
        SortedChildren sorted = matches == null
                ? SiblingSorter.of(tree, order, fill.branch.node)
                : SiblingSorter.of(tree, order, fill.gathered());
        steps.left -= StepBudget.SORT_COST * sorted.nodes().length;
        fill.sorted = sorted;
    }

    private void add(BranchFillState fill, SortedChildren sorted) {
        Branch branch = fill.branch;
        addNew(fill);
        int end = sorted.nodes().length;
        SortedChildren.Batch batch =
                new SortedChildren.Batch(Math.min(Math.min(end - fill.at, BATCH), Math.max(steps.left, 1)));
        for (; fill.at < end && batch.count < BATCH && (steps.left > 0 || batch.count == 0); fill.at++) {
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

    private void addNew(BranchFillState fill) {
        int child = fill.newSince == Integer.MAX_VALUE ? TopicTree.NONE : tree.firstChild(fill.branch.node);
        for (; child >= fill.newSince; child = tree.nextSibling(child)) {
            if (!rows.contains(fill.branch, child)) {
                rows.insert(fill.branch, child);
                steps.left -= StepBudget.INSERT_COST;
                openAgain(child);
            }
        }
        fill.newSince = Integer.MAX_VALUE;
    }
}
