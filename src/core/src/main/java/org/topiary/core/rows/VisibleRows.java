// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.tree.CountsSince;
import org.topiary.core.tree.TopicTree;

/**
 * The expanded tree as rows 0..size-1, top down; the root has no row and is always open. Confined to one thread (the
 * window's); reads the tree in parallel with its writer.
 *
 * <p>The work of each call is bounded. A large change, such as opening a node with a million children or a filter over
 * a million topics, is made in slices: one at once and one at each {@link #refresh}. The children of a large branch are
 * sorted by a worker and appear from the first on.
 */
public final class VisibleRows {
    /** How siblings are ordered. Top levels that start with $ come last in every order. */
    public enum Order {
        /** Natural order of the level name; case matters only between names that are otherwise equal. */
        NAME,
        /** Most messages in the subtree first. */
        MESSAGES,
        /** Most payload bytes in the subtree first. */
        BYTES,
        /** Newest change in the subtree first. */
        LAST_CHANGE
    }

    /** Steps of one call: about 4 ms. */
    private static final int SLICE = 40_000;

    private final TopicTree tree;
    private CountsSince counts;
    private SiblingComparator order;
    private final RowForest rows;
    private final OpenNodes nodes;
    private final LiveReordering live;
    private final RowFiller filling;
    private final RowUpdate update;

    /** Creates rows that are always sorted by the calling thread. */
    public VisibleRows(TopicTree tree) {
        this(tree, Runnable::run, () -> {});
    }

    /**
     * Creates rows whose large branches are sorted by a worker.
     *
     * @param ready called on the worker's thread when {@link #refresh} has results to apply
     */
    public VisibleRows(TopicTree tree, Executor worker, Runnable ready) {
        this(tree, new StepBudget(SLICE, System::nanoTime), worker, ready);
    }

    VisibleRows(TopicTree tree, StepBudget steps, Executor worker, Runnable ready) {
        this.tree = tree;
        counts = CountsSince.beginning(tree);
        order = new SiblingComparator(tree, Order.NAME, counts);
        rows = new RowForest(tree, order);
        nodes = new OpenNodes(tree);
        live = new LiveReordering(tree, rows, order, steps, worker, ready);
        filling = new RowFiller(
                tree, rows, order, steps, node -> nodes.isOpen(node) && nodes.isExpandable(node), worker, ready);
        update = new RowUpdate(tree, rows, nodes, filling, steps);
        restart();
    }

    /**
     * Adds the nodes that the tree gained since the last call, and continues work in progress.
     *
     * @param mayMove whether rows that are shown may move, for {@link #settle}
     * @return true if any row was added, removed or moved
     */
    public boolean refresh(boolean mayMove) {
        int before = rows.size();
        update.resume();
        boolean changed = rows.size() != before;
        // Moving rows might skip past the one to be opened next.
        if (mayMove && !update.isExpanding() && live.isReordering()) {
            changed |= live.resume();
        }
        return changed;
    }

    /**
     * Starts to reorder rows that are ordered by a live count; later calls of {@link #refresh} do the work. Does
     * nothing while that is in progress, or in the order of names.
     */
    public void settle() {
        if (!update.isExpanding()) {
            live.begin();
        }
    }

    /** Whether rows are being reordered. */
    public boolean isReordering() {
        return live.isReordering();
    }

    public int size() {
        return rows.size();
    }

    /** The node shown in a row. */
    public int node(int row) {
        if (row < 0 || row >= size()) {
            throw new IndexOutOfBoundsException("There is no row " + row + ", only " + size());
        }
        return rows.node(row);
    }

    /** The row of a node, or -1 when it is not shown. */
    public int row(int node) {
        return rows.row(node);
    }

    /** Whether the children of the node have rows whenever it has one itself. */
    public boolean isExpanded(int node) {
        return node == TopicTree.ROOT || (nodes.isOpen(node) && nodes.isExpandable(node));
    }

    /** Whether the row can be opened: it has a child that the filter lets through. */
    public boolean isExpandable(int node) {
        return nodes.isExpandable(node);
    }

    /**
     * Opens a node, and again those nodes below it that were open before. Does nothing if the node is not expandable.
     */
    public void expand(int node) {
        update.open(node);
        update.resume();
    }

    /** Announces that a node may be opened soon, so that the worker can sort a large branch in advance. */
    public void prepare(int node) {
        if (node > TopicTree.ROOT && isExpandable(node) && !isExpanded(node)) {
            filling.prepare(node);
        }
    }

    /** Closes a node. */
    public void collapse(int node) {
        if (node != TopicTree.ROOT && isExpandable(node)) {
            nodes.setOpen(node, false);
            Branch branch = rows.branch(node);
            if (branch != null) {
                rows.close(branch);
                update.resume();
            }
        }
    }

    /**
     * Opens the node, if it is shown, and everything below it, upper levels first, while no more than {@code maxRows}
     * rows are shown. Each {@link #refresh} continues the work.
     */
    public void expandAll(int node, int maxRows) {
        update.expandAll(node, maxRows);
        update.resume();
    }

    /** Whether {@link #expandAll} is still in progress. */
    public boolean isExpanding() {
        return update.isExpanding();
    }

    /** Whether the last {@link #expandAll} reached its limit. */
    public boolean isLimited() {
        return update.isLimited();
    }

    /** Closes all nodes. */
    public void collapseAll() {
        update.endExpansion();
        nodes.closeAll();
        for (Branch each : rows.branches()) {
            if (each.depth == 1 && !each.closed) {
                rows.close(each);
            }
        }
        update.resume();
    }

    /** Whether the filter hides a node. */
    public boolean hides(int node) {
        return !nodes.isShown(node);
    }

    /** Opens all ancestors of the node, so that it gets a row at once, unless the filter hides it. */
    public void reveal(int node) {
        update.reveal(node);
        update.resume();
    }

    public Order order() {
        return order.order();
    }

    public void setOrder(Order newOrder) {
        if (newOrder != order()) {
            order = new SiblingComparator(tree, newOrder, counts);
            restart();
            update.resume();
        }
    }

    /** Sets the counts that orders by a count use; initially those since the beginning. */
    public void setCounts(CountsSince newCounts) {
        counts = newCounts;
        if (order() == Order.MESSAGES || order() == Order.BYTES) {
            order = new SiblingComparator(tree, order(), counts);
            restart();
            update.resume();
        }
    }

    /**
     * Shows only the topics that the search finds, each soon after it is found, with their ancestors open; null shows
     * all. Nodes that the user had opened are open again when the filter is removed.
     */
    public void setFilter(@Nullable TopicSearch search) {
        if (search != filter()) {
            nodes.setFilter(search);
            restart();
            update.resume();
        }
    }

    public @Nullable TopicSearch filter() {
        FilterMatches matches = nodes.matches();
        return matches == null ? null : matches.search();
    }

    /** Whether topics that existed when the filter's search began may still lack their rows. */
    public boolean isFiltering() {
        FilterMatches matches = nodes.matches();
        return matches != null && matches.isGrowing();
    }

    /** Whether children of open nodes still lack their rows; each {@link #refresh} continues to add them. */
    public boolean isLoading() {
        return !filling.isDone();
    }

    /** Whether open branches permanently lack rows because their children could not be sorted. */
    public boolean isIncomplete() {
        return filling.isIncomplete();
    }

    private void restart() {
        update.restart();
        rows.clear(order);
        live.clear(order);
        filling.restart(order, nodes.matches());
    }
}
