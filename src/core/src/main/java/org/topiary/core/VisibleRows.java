// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The expanded tree as rows 0..size-1, top down; the root has no row and is always open. Belongs to one thread (the window's); reads
 * the tree while its writer goes on.
 *
 * <p>No call does work without bound (but {@link #expandAll} up to its own limit, and a {@link #refresh} that settles, which looks at
 * the rows of branches with news): what is large, such as a node of a million children or a filter over a million topics, comes in
 * by slices, one at once and one at each {@link #refresh}.
 */
public final class VisibleRows {
    /** How siblings are ordered. Top levels that start with $ come last in every order. */
    public enum Order {
        /** Natural order of the level name, case-insensitive first. */
        NAME,
        /** Most messages in the subtree first. */
        MESSAGES,
        /** Newest change in the subtree first. */
        LAST_CHANGE
    }

    /** Nodes looked at by one call, about: a few milliseconds. */
    private static final int SLICE = 100_000;
    /** What a row that is added costs, in nodes looked at. */
    private static final int ROW_COST = 20;

    private final TopicTree tree;
    private final int slice;
    private SiblingOrder order;
    private final RowForest rows;
    /** Open branches whose children do not all have rows yet. */
    private final ArrayDeque<Branch> filling = new ArrayDeque<>();
    /** Opened by hand; a node in here has children. */
    private final BitSet expanded = new BitSet();
    /** Closed by hand since the filter was set. */
    private final BitSet collapsed = new BitSet();

    private String filter = "";
    private @Nullable FilterMatches matches;
    /** Nodes of the tree when the filter was set. */
    private int filterEnd;
    /** Without a filter: nodes below have been given rows, or will get them from {@link #filling}. */
    private int seen = 1;
    /** What is left of the slice of this call. */
    private int budget;

    private int[] path = new int[64];

    public VisibleRows(TopicTree tree) {
        this(tree, SLICE);
    }

    VisibleRows(TopicTree tree, int slice) {
        this.tree = tree;
        this.slice = slice;
        order = new SiblingOrder(tree, Order.NAME);
        rows = new RowForest(tree, order);
        restart();
    }

    /** Takes in what the tree gained since the last call. Returns true if any row came, went or moved. Live orders are put in order again only when {@code settle}. */
    public boolean refresh(boolean settle) {
        int before = rows.size();
        work();
        boolean changed = rows.size() != before;
        if (settle && order.isLive()) {
            changed |= settle();
        }
        return changed;
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

    /** Closes a node. */
    public void collapse(int node) {
        if (node != TopicTree.ROOT && isExpandable(node)) {
            setOpen(node, false);
            Branch branch = rows.branch(node);
            if (branch != null) {
                rows.close(branch);
                rows.flush();
            }
        }
    }

    /**
     * Opens the node, if it is shown, and everything below it, upper levels first, as long as no more than {@code maxRows} rows are
     * shown; returns false if it stopped there.
     */
    public boolean expandAll(int node, int maxRows) {
        ArrayDeque<Integer> rest = new ArrayDeque<>();
        if (node == TopicTree.ROOT || rows.contains(node)) {
            rest.add(node);
        }
        boolean within = fillUpTo(maxRows);
        while (within && !rest.isEmpty()) {
            int each = rest.remove();
            if (rows.branch(each) == null && isExpandable(each)) {
                int room = maxRows - rows.size();
                within = shownChildren(each, room) <= room;
                if (within) {
                    openByHand(each);
                    within = fillUpTo(maxRows);
                }
            }
            Branch branch = rows.branch(each);
            if (branch != null) {
                for (int child : rows.children(branch)) {
                    rest.add(child);
                }
            }
        }
        rows.flush();
        return within;
    }

    /** Closes all nodes. */
    public void collapseAll() {
        if (matches == null) {
            expanded.clear();
        } else {
            collapsed.or(matches.aboveShown());
        }
        List<Branch> open = new ArrayList<>(rows.branches());
        for (Branch each : open) {
            if (each != rows.top() && !each.closed) {
                rows.close(each);
            }
        }
        rows.flush();
    }

    /** Opens all ancestors of the node, which thereby gets a row at once, unless the filter holds it back. */
    public void reveal(int node) {
        int length = pathTo(node, true);
        for (int i = length - 1; i >= 0; i--) {
            int each = path[i];
            Branch branch = rows.branch(tree.parent(each));
            if (branch != null && (matches == null || matches.isShown(each)) && !rows.contains(each)) {
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
            order = new SiblingOrder(tree, newOrder);
            restart();
            work();
        }
    }

    /**
     * Shows only topics whose whole name contains the text (case-insensitive) with their ancestors, opened; empty: all. What was open by
     * the user's hand is open again when the filter goes.
     */
    public void setFilter(String text) {
        if (!text.equals(filter)) {
            filter = text;
            matches = text.isEmpty() ? null : new FilterMatches(tree, text);
            filterEnd = tree.size();
            collapsed.clear();
            restart();
            work();
        }
    }

    public String filter() {
        return filter;
    }

    /** Whether topics that were there when the filter was set are still being tested; each {@link #refresh} goes on with it. */
    public boolean isFiltering() {
        return matches != null && matches.tested() < filterEnd;
    }

    /** Topics (nodes with messages) that match the filter, of those tested so far; all topics without one. */
    public int matchingTopics() {
        return matches == null ? tree.topics() : matches.count();
    }

    /** Whether children of open nodes still wait for their rows; each {@link #refresh} goes on with it. */
    public boolean isFilling() {
        return !filling.isEmpty();
    }

    private void restart() {
        filling.clear();
        seen = tree.size();
        rows.clear(order);
        filling.add(rows.top());
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
            if (rows.contains(node) && rows.branch(node) == null) {
                filling.add(rows.open(node, tree.firstChild(node)));
            }
        }
    }

    /** Gives a child of an open branch its row, and opens it in turn if it was left open. */
    private void show(Branch branch, int node) {
        rows.insert(branch, node);
        budget -= ROW_COST;
        if (isOpen(node) && isExpandable(node)) {
            filling.add(rows.open(node, tree.firstChild(node)));
        }
    }

    private void work() {
        budget = slice;
        fill();
        // A branch that takes many slices does not hold up what arrives.
        budget = Math.max(budget, slice / 4);
        if (matches == null) {
            takeNew();
        } else {
            filterNew(matches);
        }
        rows.flush();
    }

    private void fill() {
        for (Branch branch = filling.peek(); branch != null && budget > 0; branch = filling.peek()) {
            int child = branch.closed ? TopicTree.NONE : branch.cursor;
            for (; child != TopicTree.NONE && budget > 0; child = tree.nextSibling(child)) {
                budget--;
                // Nodes that are not seen yet get their rows when they are.
                boolean wanted = matches == null ? child < seen : matches.isShown(child);
                if (wanted && !rows.contains(child)) {
                    show(branch, child);
                }
            }
            branch.cursor = child;
            if (child == TopicTree.NONE) {
                filling.remove();
            }
        }
    }

    /** Fills open branches until none is left or there are more rows than that; returns whether there are not. */
    private boolean fillUpTo(int maxRows) {
        while (!filling.isEmpty() && rows.size() <= maxRows) {
            budget = slice;
            fill();
        }
        return rows.size() <= maxRows;
    }

    private void takeNew() {
        int end = tree.size();
        for (; seen < end && budget > 0; budget--) {
            int node = seen++;
            Branch branch = rows.branch(tree.parent(node));
            if (branch != null && !rows.contains(node)) {
                show(branch, node);
            }
        }
    }

    private void filterNew(FilterMatches found) {
        for (int i = found.beginArrivals(slice / 4); i > 0; i--) {
            int node = found.nextArrived();
            if (node != TopicTree.NONE) {
                letThrough(found, node);
            }
        }
        int end = tree.size();
        for (; found.tested() < end && budget > 0; budget--) {
            int node = found.tested();
            if (found.testNext()) {
                letThrough(found, node);
            }
        }
    }

    private void letThrough(FilterMatches found, int node) {
        for (int i = pathTo(node, false) - 1; i >= 0; i--) {
            int each = path[i];
            int parent = tree.parent(each);
            boolean first = found.show(each);
            Branch branch = rows.branch(parent);
            if (branch == null && first && rows.contains(parent) && isOpen(parent)) {
                branch = rows.open(parent, TopicTree.NONE);
            }
            if (branch != null && !rows.contains(each)) {
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
        if (matches == null) {
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

    private boolean settle() {
        if (!hasNews(rows.top())) {
            return false;
        }
        boolean moved = rows.settle(rows.top());
        for (Branch each : rows.branches()) {
            if (each != rows.top() && hasNews(each)) {
                moved |= rows.settle(each);
            }
        }
        return moved;
    }

    /** Whether messages may have come below a node since this was last asked. A count is read before those below it, and once more after it came to rest. */
    private boolean hasNews(Branch branch) {
        long messages = tree.subtreeMessages(branch.node);
        boolean same = messages == branch.settledAt;
        boolean news = !same || !branch.quiet;
        branch.quiet = same;
        branch.settledAt = messages;
        return news;
    }
}
