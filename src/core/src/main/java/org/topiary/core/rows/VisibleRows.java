// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.tree.CountsSince;
import org.topiary.core.tree.TopicTree;

/**
 * The expanded tree as rows 0..size-1, top down; the root has no row and is always open. Belongs to one thread (the
 * window's); reads the tree while its writer goes on.
 *
 * <p>No call does work without bound: what is large, such as a node of a million children or a filter over a million
 * topics, comes in by slices, one at once and one at each {@link #refresh}. Children of a large branch are put in order
 * by a worker and appear from the first on.
 */
public final class VisibleRows {
    /** How siblings are ordered. Top levels that start with $ come last in every order. */
    public enum Order {
        /** Natural order of the level name, case-insensitive first. */
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
    private SiblingOrder order;
    private final RowForest rows;
    private final OpenNodes nodes;
    private final LiveOrder live;
    private final RowFilling filling;
    private final RowUpdate update;

    /** Rows that are put in order by the calling thread, however many they are. */
    public VisibleRows(TopicTree tree) {
        this(tree, Runnable::run, () -> {});
    }

    /**
     * Rows whose large branches are put in order by a worker.
     *
     * @param ready told on the worker's thread when {@link #refresh} has something to take over
     */
    public VisibleRows(TopicTree tree, Executor worker, Runnable ready) {
        this(tree, new Steps(SLICE, System::nanoTime), worker, ready);
    }

    VisibleRows(TopicTree tree, Steps steps, Executor worker, Runnable ready) {
        this.tree = tree;
        counts = CountsSince.beginning(tree);
        order = new SiblingOrder(tree, Order.NAME, counts);
        rows = new RowForest(tree, order);
        nodes = new OpenNodes(tree);
        live = new LiveOrder(tree, rows, order, steps, worker, ready);
        filling = new RowFilling(
                tree, rows, order, steps, node -> nodes.isOpen(node) && nodes.isExpandable(node), worker, ready);
        update = new RowUpdate(tree, rows, nodes, filling, steps);
        restart();
    }

    /**
     * Takes in what the tree gained since the last call, and goes on with what takes longer.
     *
     * @param mayMove whether rows that are shown may change places, for {@link #settle}
     * @return true if any row came, went or moved
     */
    public boolean refresh(boolean mayMove) {
        int before = rows.size();
        update.resume();
        boolean changed = rows.size() != before;
        // Rows that move might pass the one that is to be opened next.
        if (mayMove && !update.isExpanding() && live.isSettling()) {
            changed |= live.resume();
        }
        return changed;
    }

    /**
     * Has rows that stand by a live figure put in order again, by the calls of {@link #refresh} that follow. Does
     * nothing while that goes on, or in the order of names.
     */
    public void settle() {
        if (!update.isExpanding()) {
            live.begin();
        }
    }

    /** Whether rows are being put in order again. */
    public boolean isSettling() {
        return live.isSettling();
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

    /** Whether the children of the node have rows as soon as it has one itself. */
    public boolean isExpanded(int node) {
        return node == TopicTree.ROOT || (nodes.isOpen(node) && nodes.isExpandable(node));
    }

    /** Whether the row can be opened: it has a child that the filter lets through. */
    public boolean isExpandable(int node) {
        return nodes.isExpandable(node);
    }

    /** Opens a node; what was open below it is open again. Does nothing to a node that is not expandable. */
    public void expand(int node) {
        update.open(node);
        update.resume();
    }

    /**
     * Told of a node that may be opened soon, so that what takes long is done ahead: a large branch is put in order by
     * the worker.
     */
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
     * Opens the node, if it is shown, and everything below it, upper levels first, as long as no more than
     * {@code maxRows} rows are shown. Each {@link #refresh} goes on with it.
     */
    public void expandAll(int node, int maxRows) {
        update.expandAll(node, maxRows);
        update.resume();
    }

    /** Whether {@link #expandAll} still goes on. */
    public boolean isExpanding() {
        return update.isExpanding();
    }

    /** Whether the last {@link #expandAll} came to its limit. */
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

    /** Whether the filter holds a node back. */
    public boolean hides(int node) {
        return !nodes.isShown(node);
    }

    /** Opens all ancestors of the node, which thereby gets a row at once, unless the filter holds it back. */
    public void reveal(int node) {
        update.reveal(node);
        update.resume();
    }

    public Order order() {
        return order.order();
    }

    public void setOrder(Order newOrder) {
        if (newOrder != order()) {
            order = new SiblingOrder(tree, newOrder, counts);
            restart();
            update.resume();
        }
    }

    /** Has orders by a count go by these counts from now on; by those from the beginning at first. */
    public void setCounts(CountsSince newCounts) {
        counts = newCounts;
        if (order() == Order.MESSAGES || order() == Order.BYTES) {
            order = new SiblingOrder(tree, order(), counts);
            restart();
            update.resume();
        }
    }

    /**
     * Shows only topics that the search finds, each soon after it is found, with their ancestors, opened; null: all.
     * What was open by the user's hand is open again when the filter goes.
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

    /** Whether topics that were there when the filter's search began may still have to get their rows. */
    public boolean isFiltering() {
        FilterMatches matches = nodes.matches();
        return matches != null && matches.isGrowing();
    }

    /** Whether children of open nodes still wait for their rows; each {@link #refresh} goes on with it. */
    public boolean isFilling() {
        return !filling.isDone();
    }

    /**
     * Whether open branches lack rows of which nothing comes any more, because their children could not be put in
     * order.
     */
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
