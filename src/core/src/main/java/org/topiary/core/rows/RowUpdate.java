// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicTree;

/**
 * Brings the rows up to date, a slice at a time: opens nodes, and adds rows for new nodes of the tree or new matches of
 * the filter.
 */
final class RowUpdate {
    /** Rows on the screen that are checked for chains to be split, and rows elsewhere that are checked besides. */
    private static final int MAX_CHECKED_ROWS = 256;

    private static final int OTHER_ROWS = 16;

    private final TopicTree tree;
    private final RowForest rows;
    private final OpenNodes nodes;
    /** Open branches whose children do not all have rows yet. */
    private final RowFiller filling;

    private final StepBudget steps;

    /** The first nodes of chains to be split. */
    private final Set<Integer> split = new HashSet<>();

    private boolean justSplit;

    /** The row that was last checked for a chain to be split. */
    private int checked;

    private @Nullable Expansion expansion;
    private boolean limited;

    /** Without a filter: nodes with a smaller id have rows, or will get them from {@link #filling}. */
    private int seen = 1;

    private int[] path = new int[64];

    RowUpdate(TopicTree tree, RowForest rows, OpenNodes nodes, RowFiller filling, StepBudget steps) {
        this.tree = tree;
        this.rows = rows;
        this.nodes = nodes;
        this.filling = filling;
        this.steps = steps;
    }

    /** Drops work in progress: all rows are about to be added again. */
    void restart() {
        endExpansion();
        split.clear();
        seen = tree.size();
    }

    /** Starts to open a node and everything below it; later calls of {@link #resume} do the work. */
    void expandAll(int node, int maxRows) {
        int entry = rows.row(node) < 0 ? RowEntries.NONE : rows.entry(node);
        int start = entry == RowEntries.NONE ? node : rows.shown(entry);
        expansion = node == TopicTree.ROOT || entry != RowEntries.NONE ? new Expansion(rows, start, maxRows) : null;
        limited = expansion == null && rows.size() > maxRows;
    }

    void endExpansion() {
        expansion = null;
        limited = false;
    }

    boolean isExpanding() {
        return expansion != null;
    }

    /** Whether the last expansion reached its limit. */
    boolean isLimited() {
        return limited;
    }

    /** Opens a node, if it is expandable; its children get rows if it has one. */
    void open(int node) {
        if (node != TopicTree.ROOT && nodes.isExpandable(node)) {
            nodes.setOpen(node, true);
            int entry = rows.entryShowing(node);
            if (entry != RowEntries.NONE && rows.opened(entry) == null) {
                filling.add(rows.open(entry, node));
            }
        }
    }

    /** Opens all ancestors of a node and adds its row, unless the filter hides it. */
    void reveal(int node) {
        int length = pathTo(node, true);
        for (int i = length - 1; i >= 0; i--) {
            int each = path[i];
            splitChain(rows.entry(each));
            Branch branch = rows.branch(tree.parent(each));
            if (branch != null && nodes.isShown(each) && !rows.contains(branch, each)) {
                show(branch, each);
            }
            if (i > 0) {
                open(each);
            }
        }
    }

    /** Continues for a slice. */
    void resume() {
        steps.begin();
        splitChains();
        filling.resume();
        expand();
        // A branch that takes many slices must not delay new nodes.
        steps.atLeastAQuarter();
        FilterMatches matches = nodes.matches();
        if (matches == null) {
            takeNew();
        } else {
            filterNew(matches);
        }
        if (justSplit) {
            // The rows below must not vanish until the next slice.
            justSplit = false;
            filling.resume();
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
            if (rows.branch(node) == null && nodes.isExpandable(node)) {
                int room = expansion.maxRows - rows.size();
                if (nodes.shownChildren(node, room) > room) {
                    limited = true;
                    expansion = null;
                    return;
                }
                open(node);
            }
            Branch branch = rows.branch(node);
            if (branch != null) {
                expansion.add(branch);
            }
            filling.resume();
        }
    }

    private void takeNew() {
        int end = tree.size();
        for (; seen < end && steps.left > 0; steps.left--) {
            int node = seen++;
            add(rows.branch(tree.parent(node)), node);
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
            if (branch == null && first && nodes.isOpen(parent)) {
                int entry = rows.entryShowing(parent);
                branch = entry == RowEntries.NONE ? null : rows.open(entry, parent);
            }
            add(branch, each);
        }
    }

    /**
     * Adds the row of a new child.
     *
     * @param branch the branch below its parent; null if that is not open, or in a chain that may be split now
     */
    private void add(@Nullable Branch branch, int child) {
        if (branch == null) {
            splitChain(rows.entry(tree.parent(child)));
        } else if (!rows.contains(branch, child)) {
            show(branch, child);
        }
    }

    /** Adds the row of a child of an open branch, and opens the child if it was open before. */
    private void show(Branch branch, int node) {
        rows.insert(branch, node);
        steps.left -= StepBudget.INSERT_COST;
        filling.openAgain(node);
    }

    /** Whether the chain of an entry was split, so that its row shows another node, whose children have no rows. */
    private boolean isSplit(int entry) {
        Branch below = rows.opened(entry);
        return below == null ? isToBeOpen(rows.shown(entry)) : below.node != Chains.end(tree, rows.start(entry));
    }

    private boolean isToBeOpen(int node) {
        return nodes.isOpen(node) && nodes.isExpandable(node);
    }

    private void splitChains() {
        if (!split.isEmpty()) {
            split.forEach(start -> splitChain(rows.entry(start)));
            split.clear();
        }
    }

    /**
     * Looks for chains to be split, among the first rows of a range and a few others; the counts must be up to date.
     * {@link #resume} splits them.
     */
    void checkRows(int first, int last) {
        int end = Math.min(rows.size(), Math.min(last, first + MAX_CHECKED_ROWS) + 1);
        for (int row = first; row < end; row++) {
            checkRow(row);
        }
        for (int i = 0; i < OTHER_ROWS && rows.size() > 0; i++) {
            checked = (checked + 1) % rows.size();
            checkRow(checked);
        }
    }

    private void checkRow(int row) {
        int entry = rows.entryAt(row);
        if (isSplit(entry)) {
            split.add(rows.start(entry));
        }
    }

    /** Opens the node at which a chain was split, so that the rows below it remain. */
    private void splitChain(int entry) {
        if (entry == RowEntries.NONE || rows.home(entry).closed || !isSplit(entry)) {
            return;
        }
        int end = Chains.end(tree, rows.start(entry));
        Branch below = rows.opened(entry);
        if (below != null) {
            for (int each = tree.parent(below.node); tree.depth(each) >= tree.depth(end); each = tree.parent(each)) {
                nodes.setOpen(each, true);
            }
            rows.close(below);
        }
        justSplit = true;
        if (isToBeOpen(end)) {
            filling.add(rows.open(entry, end));
        }
    }

    /**
     * Fills {@link #path} with the node and its ancestors, either all or those that the filter does not show yet;
     * returns how many.
     */
    private int pathTo(int node, boolean all) {
        FilterMatches matches = nodes.matches();
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
}
