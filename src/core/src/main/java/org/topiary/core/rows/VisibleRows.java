// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.tree.CountsSince;
import org.topiary.core.tree.TopicTree;

/**
 * The expanded tree as rows 0..size-1, top down; the root has no row and is always open. Belongs to one thread (the window's); reads
 * the tree while its writer goes on.
 *
 * <p>No call does work without bound: what is large, such as a node of a million children or a filter over a million topics, comes in
 * by slices, one at once and one at each {@link #refresh}. Children of a large branch are put in order by a worker and appear from the
 * first on.
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
    private final Steps steps;
    private CountsSince counts;
    private SiblingOrder order;
    private final RowForest rows;
    private final LiveOrder live;
    /** Open branches whose children do not all have rows yet. */
    private final RowFilling filling;

    private @Nullable Expansion expansion;
    private boolean limited;
    /** Opened by hand; a node in here has children. */
    private final BitSet expanded = new BitSet();
    /** Closed by hand since the filter was set. */
    private final BitSet collapsed = new BitSet();

    private @Nullable FilterMatches matches;
    /** Without a filter: nodes below have been given rows, or will get them from {@link #filling}. */
    private int seen = 1;

    private int[] path = new int[64];

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
        this.steps = steps;
        counts = CountsSince.beginning(tree);
        order = new SiblingOrder(tree, Order.NAME, counts);
        rows = new RowForest(tree, order);
        live = new LiveOrder(tree, rows, order, steps, worker, ready);
        filling = new RowFilling(
                tree, rows, order, steps, node -> isOpen(node) && isExpandable(node), worker, ready);
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
        work();
        boolean changed = rows.size() != before;
        // Rows that move might pass the one that is to be opened next.
        if (mayMove && expansion == null && live.isSettling()) {
            changed |= live.goOn();
        }
        return changed;
    }

    /** Has rows that stand by a live figure put in order again, by the calls of {@link #refresh} that follow. Does nothing while that goes on, or in the order of names. */
    public void settle() {
        if (expansion == null) {
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
        return node == TopicTree.ROOT || (isOpen(node) && isExpandable(node));
    }

    /** Whether the row can be opened: it has a child that the filter lets through. */
    public boolean isExpandable(int node) {
        return matches == null ? tree.firstChild(node) != TopicTree.NONE : matches.isAboveShown(node);
    }

    /** Opens a node; what was open below it is open again. Does nothing to a node that is not expandable. */
    public void expand(int node) {
        openByHand(node);
        work();
    }

    /** Told of a node that may be opened soon, so that what takes long is done ahead: a large branch is put in order by the worker. */
    public void prepare(int node) {
        if (node > TopicTree.ROOT && isExpandable(node) && !isExpanded(node)) {
            filling.prepare(node);
        }
    }

    /** Closes a node. */
    public void collapse(int node) {
        if (node != TopicTree.ROOT && isExpandable(node)) {
            setOpen(node, false);
            Branch branch = rows.branch(node);
            if (branch != null) {
                rows.close(branch);
                work();
            }
        }
    }

    /**
     * Opens the node, if it is shown, and everything below it, upper levels first, as long as no more than {@code maxRows} rows are
     * shown. Each {@link #refresh} goes on with it.
     */
    public void expandAll(int node, int maxRows) {
        expansion = node == TopicTree.ROOT || row(node) >= 0 ? new Expansion(rows, node, maxRows) : null;
        limited = expansion == null && rows.size() > maxRows;
        work();
    }

    /** Whether {@link #expandAll} still goes on. */
    public boolean isExpanding() {
        return expansion != null;
    }

    /** Whether the last {@link #expandAll} came to its limit. */
    public boolean isLimited() {
        return limited;
    }

    /** Closes all nodes. */
    public void collapseAll() {
        expansion = null;
        limited = false;
        if (matches == null) {
            expanded.clear();
        } else {
            collapsed.or(matches.aboveShown());
        }
        for (Branch each : rows.branches()) {
            if (each.depth == 1 && !each.closed) {
                rows.close(each);
            }
        }
        work();
    }

    /** Whether the filter holds a node back. */
    public boolean hides(int node) {
        return matches != null && !matches.isShown(node);
    }

    /** Opens all ancestors of the node, which thereby gets a row at once, unless the filter holds it back. */
    public void reveal(int node) {
        int length = pathTo(node, true);
        for (int i = length - 1; i >= 0; i--) {
            int each = path[i];
            Branch branch = rows.branch(tree.parent(each));
            if (branch != null && (matches == null || matches.isShown(each)) && !rows.contains(branch, each)) {
                show(branch, each);
            }
            if (i > 0) {
                openByHand(each);
            }
        }
        work();
    }

    public Order order() {
        return order.order();
    }

    public void setOrder(Order newOrder) {
        if (newOrder != order()) {
            order = new SiblingOrder(tree, newOrder, counts);
            restart();
            work();
        }
    }

    /** Has orders by a count go by these counts from now on; by those from the beginning at first. */
    public void setCounts(CountsSince newCounts) {
        counts = newCounts;
        if (order() == Order.MESSAGES || order() == Order.BYTES) {
            order = new SiblingOrder(tree, order(), counts);
            restart();
            work();
        }
    }

    /**
     * Shows only topics that the search finds, each soon after it is found, with their ancestors, opened; null: all. What was open by
     * the user's hand is open again when the filter goes.
     */
    public void setFilter(@Nullable TopicSearch search) {
        if (search != filter()) {
            matches = search == null ? null : new FilterMatches(tree, search);
            collapsed.clear();
            restart();
            work();
        }
    }

    public @Nullable TopicSearch filter() {
        return matches == null ? null : matches.search();
    }

    /** Whether topics that were there when the filter's search began may still have to get their rows. */
    public boolean isFiltering() {
        return matches != null && matches.isGrowing();
    }

    /** Whether children of open nodes still wait for their rows; each {@link #refresh} goes on with it. */
    public boolean isFilling() {
        return !filling.isDone();
    }

    /** Whether open branches lack rows of which nothing comes any more, because their children could not be put in order. */
    public boolean isIncomplete() {
        return filling.isIncomplete();
    }

    private void restart() {
        expansion = null;
        limited = false;
        seen = tree.size();
        rows.clear(order);
        live.clear(order);
        filling.restart(order, matches);
    }

    private boolean hasRow(int node) {
        Branch branch = rows.branch(tree.parent(node));
        return branch != null && rows.contains(branch, node);
    }

    private boolean isOpen(int node) {
        return matches == null ? expanded.get(node) : !collapsed.get(node);
    }

    private void setOpen(int node, boolean open) {
        if (matches == null) {
            expanded.set(node, open);
        } else {
            collapsed.set(node, !open);
        }
    }

    private void openByHand(int node) {
        if (node != TopicTree.ROOT && isExpandable(node)) {
            setOpen(node, true);
            if (hasRow(node) && rows.branch(node) == null) {
                filling.add(rows.open(node));
            }
        }
    }

    /** Gives a child of an open branch its row, and opens it in turn if it was left open. */
    private void show(Branch branch, int node) {
        rows.insert(branch, node);
        steps.left -= Steps.INSERT_COST;
        filling.openAgain(node);
    }

    private void work() {
        steps.begin();
        filling.goOn();
        expand();
        // A branch that takes many slices does not hold up what arrives.
        steps.atLeastAQuarter();
        if (matches == null) {
            takeNew();
        } else {
            filterNew(matches);
        }
        rows.sweep(steps.atLeastAQuarter());
        rows.flush();
    }

    private void expand() {
        while (expansion != null && steps.left > 0 && filling.isDone()) {
            int node = rows.size() > expansion.maxRows ? TopicTree.NONE : expansion.next();
            steps.left--;
            if (node == TopicTree.NONE) {
                limited = rows.size() > expansion.maxRows;
                expansion = null;
                return;
            }
            if (rows.branch(node) == null && isExpandable(node)) {
                int room = expansion.maxRows - rows.size();
                if (shownChildren(node, room) > room) {
                    limited = true;
                    expansion = null;
                    return;
                }
                openByHand(node);
            }
            Branch branch = rows.branch(node);
            if (branch != null) {
                expansion.add(branch);
            }
            filling.goOn();
        }
    }

    private void takeNew() {
        int end = tree.size();
        for (; seen < end && steps.left > 0; steps.left--) {
            int node = seen++;
            Branch branch = rows.branch(tree.parent(node));
            if (branch != null && !rows.contains(branch, node)) {
                show(branch, node);
            }
        }
    }

    private void filterNew(FilterMatches found) {
        for (; found.hasNext() && steps.left > 0; steps.left--) {
            letThrough(found, found.next());
        }
    }

    private void letThrough(FilterMatches found, int node) {
        for (int i = pathTo(node, false) - 1; i >= 0; i--) {
            int each = path[i];
            int parent = tree.parent(each);
            boolean first = found.show(each);
            Branch branch = rows.branch(parent);
            if (branch == null && first && hasRow(parent) && isOpen(parent)) {
                branch = rows.open(parent);
            }
            if (branch != null && !rows.contains(branch, each)) {
                show(branch, each);
            }
        }
    }

    /** Puts the node and its ancestors into {@link #path}, all of them or those that the filter does not show yet; returns how many. */
    private int pathTo(int node, boolean all) {
        int length = 0;
        for (int each = node;
                each != TopicTree.ROOT && (all || matches == null || !matches.isShown(each));
                each = tree.parent(each)) {
            if (length == path.length) {
                path = Arrays.copyOf(path, length * 2);
            }
            path[length++] = each;
        }
        return length;
    }

    /** Children that would get rows, counted no further than just above the limit. */
    private int shownChildren(int node, int limit) {
        if (matches == null || tree.childCount(node) <= limit) {
            return tree.childCount(node);
        }
        int count = 0;
        for (int child = tree.firstChild(node);
                child != TopicTree.NONE && count <= limit;
                child = tree.nextSibling(child)) {
            count += matches.isShown(child) ? 1 : 0;
        }
        return count;
    }
}
