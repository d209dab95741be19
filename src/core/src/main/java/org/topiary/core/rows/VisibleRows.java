// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.concurrent.Executor;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.tree.CountsSince;
import org.topiary.core.tree.TopicTree;

/**
 * The expanded tree as rows 0..size-1, top down; the root has no row and is always open. Nodes without messages of
 * their own share the row of their only child. Confined to one thread (the window's); reads the tree in parallel with
 * its writer.
 *
 * <p>The work of each call is bounded. A large change, such as opening a node with a million children or a filter over
 * a million topics, is made in slices: one at once and one at each {@link #refresh}. The children of a large branch are
 * sorted by a worker and appear from the first on.
 */
public final class VisibleRows {
    /** The key of a node without a value, which comes last. */
    public static final long NO_VALUE = SiblingComparator.NO_VALUE;

    /** Steps of one call: about 4 ms. */
    private static final int SLICE = 40_000;

    private final TopicTree tree;
    private final IntToLongFunction values;
    private CountsSince counts;
    private SiblingComparator order;
    private final RowForest rows;
    private final OpenNodes nodes;
    private final LiveReordering live;
    private final RowFiller filling;
    private final RowUpdate update;
    /** The rows that were asked for since the last refresh: those on the screen. */
    private int firstAsked = Integer.MAX_VALUE;

    private int lastAsked = -1;

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
        this(tree, node -> 0, worker, ready);
    }

    /**
     * Creates rows that can be ordered by value.
     *
     * @param values the key of a node's value: smaller ones come first; of at most 60 bits, or {@link #NO_VALUE}.
     *     Called on any thread
     */
    public VisibleRows(TopicTree tree, IntToLongFunction values, Executor worker, Runnable ready) {
        this(tree, values, new StepBudget(SLICE, System::nanoTime), worker, ready);
    }

    VisibleRows(TopicTree tree, StepBudget steps, Executor worker, Runnable ready) {
        this(tree, node -> 0, steps, worker, ready);
    }

    VisibleRows(TopicTree tree, IntToLongFunction values, StepBudget steps, Executor worker, Runnable ready) {
        this.tree = tree;
        this.values = values;
        counts = CountsSince.beginning(tree);
        order = new SiblingComparator(tree, RowOrder.NAME, counts, null, values);
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
        update.checkRows(firstAsked, lastAsked);
        firstAsked = Integer.MAX_VALUE;
        lastAsked = -1;
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

    /** The node shown in a row: the last of a chain of nodes, each of which is the only child of the one above. */
    public int node(int row) {
        if (row < 0 || row >= size()) {
            throw new IndexOutOfBoundsException("There is no row " + row + ", only " + size());
        }
        firstAsked = Math.min(firstAsked, row);
        lastAsked = Math.max(lastAsked, row);
        return rows.shown(rows.entryAt(row));
    }

    /** The row of a node, or that of the chain which it is part of; -1 when it is not shown. */
    public int row(int node) {
        return rows.row(node);
    }

    /** The first node of the chain in whose row a node is; the node itself if it is not in a chain, or has no row. */
    public int chainStart(int node) {
        int entry = rows.entry(node);
        return entry == RowEntries.NONE ? node : rows.start(entry);
    }

    /** The node shown in the row above to which the row of a node belongs; the root for a top row, or without a row. */
    public int parent(int node) {
        int entry = rows.entry(node);
        return entry == RowEntries.NONE ? TopicTree.ROOT : rows.home(entry).node;
    }

    /** Number of rows above that the row of a node belongs to; 0 for a top row. */
    public int depth(int node) {
        int entry = rows.entry(node);
        return entry == RowEntries.NONE ? 0 : rows.home(entry).depth;
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

    public RowOrder order() {
        return order.order();
    }

    public void setOrder(RowOrder newOrder) {
        if (!newOrder.equals(order())) {
            startAgain(newOrder);
        }
    }

    /** Sets the counts that orders by a count use; initially those since the beginning. */
    public void setCounts(CountsSince newCounts) {
        counts = newCounts;
        if (order().by() == RowOrder.By.MESSAGES || order().by() == RowOrder.By.BYTES) {
            startAgain(order());
        }
    }

    /**
     * Sets the counts since a recent moment, by which the order by rate goes; without any, that order is the order of
     * names. Takes effect when rows are reordered next.
     */
    public void setRecentCounts(@Nullable CountsSince recent) {
        order.setRecent(recent);
    }

    private void startAgain(RowOrder newOrder) {
        order = new SiblingComparator(tree, newOrder, counts, order.recent(), values);
        restart();
        update.resume();
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
