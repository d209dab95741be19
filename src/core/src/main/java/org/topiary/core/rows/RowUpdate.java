// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicTree;

/**
 * Brings the rows up to date, a slice at a time: opens nodes, and adds rows for new nodes of the tree or new matches of
 * the filter.
 */
final class RowUpdate {
    private final TopicTree tree;
    private final RowForest rows;
    private final OpenNodes nodes;
    /** Open branches whose children do not all have rows yet. */
    private final RowFiller filling;

    private final StepBudget steps;

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
        seen = tree.size();
    }

    /** Starts to open a node and everything below it; later calls of {@link #resume} do the work. */
    void expandAll(int node, int maxRows) {
        expansion = node == TopicTree.ROOT || rows.row(node) >= 0 ? new Expansion(rows, node, maxRows) : null;
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
            if (hasRow(node) && rows.branch(node) == null) {
                filling.add(rows.open(node));
            }
        }
    }

    /** Opens all ancestors of a node and adds its row, unless the filter hides it. */
    void reveal(int node) {
        int length = pathTo(node, true);
        for (int i = length - 1; i >= 0; i--) {
            int each = path[i];
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
            if (branch == null && first && hasRow(parent) && nodes.isOpen(parent)) {
                branch = rows.open(parent);
            }
            if (branch != null && !rows.contains(branch, each)) {
                show(branch, each);
            }
        }
    }

    /** Adds the row of a child of an open branch, and opens the child if it was open before. */
    private void show(Branch branch, int node) {
        rows.insert(branch, node);
        steps.left -= StepBudget.INSERT_COST;
        filling.openAgain(node);
    }

    private boolean hasRow(int node) {
        Branch branch = rows.branch(tree.parent(node));
        return branch != null && rows.contains(branch, node);
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
