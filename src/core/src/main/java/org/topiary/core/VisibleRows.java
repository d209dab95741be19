// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

/**
 * The expanded tree as rows 0..size-1, top down. Belongs to one thread (the window's); reads the tree while its writer
 * goes on.
 */
public final class VisibleRows {
    /** How siblings are ordered. */
    public enum Order {
        /** Natural order of the level name, case-insensitive first. */
        NAME,
        /** Most messages in the subtree first. */
        MESSAGES,
        /** Newest change in the subtree first. */
        LAST_CHANGE
    }

    public VisibleRows(TopicTree tree) {
        throw new UnsupportedOperationException();
    }

    /** Takes in what the tree gained since the last call. Returns true if any row came, went or moved. Live orders are put in order again only when {@code settle}. */
    public boolean refresh(boolean settle) {
        throw new UnsupportedOperationException();
    }

    public int size() {
        throw new UnsupportedOperationException();
    }

    /** The node shown in a row. */
    public int node(int row) {
        throw new UnsupportedOperationException();
    }

    /** The row of a node, or -1 when it is not shown. */
    public int row(int node) {
        throw new UnsupportedOperationException();
    }

    public boolean isExpanded(int node) {
        throw new UnsupportedOperationException();
    }

    /** Whether the row can be opened: it has a child that the filter lets through. */
    public boolean isExpandable(int node) {
        throw new UnsupportedOperationException();
    }

    public void expand(int node) {
        throw new UnsupportedOperationException();
    }

    public void collapse(int node) {
        throw new UnsupportedOperationException();
    }

    /** Opens the node and everything below it, until {@code maxRows} rows are shown; returns false if it stopped there. */
    public boolean expandAll(int node, int maxRows) {
        throw new UnsupportedOperationException();
    }

    public void collapseAll() {
        throw new UnsupportedOperationException();
    }

    /** Opens all ancestors of the node. */
    public void reveal(int node) {
        throw new UnsupportedOperationException();
    }

    public Order order() {
        throw new UnsupportedOperationException();
    }

    public void setOrder(Order order) {
        throw new UnsupportedOperationException();
    }

    /**
     * Shows only topics whose whole name contains the text (case-insensitive) with their ancestors, opened; empty: all. What was open by
     * the user's hand is open again when the filter goes.
     */
    public void setFilter(String text) {
        throw new UnsupportedOperationException();
    }

    public String filter() {
        throw new UnsupportedOperationException();
    }

    /** Topics (nodes with messages) that match the filter; all topics without one. */
    public int matchingTopics() {
        throw new UnsupportedOperationException();
    }
}
