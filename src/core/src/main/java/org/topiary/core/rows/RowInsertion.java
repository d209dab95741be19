// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Inserts entries into the treaps of branches in the order of siblings, and reorders treaps. */
final class RowInsertion {
    private static final int NONE = RowEntries.NONE;

    private final RowEntries entries;
    private final PagedColumns.Ints entryOf;
    private SiblingComparator order;
    private int[] collected = new int[64];

    // The results of split().
    private int lower;
    private int upper;

    RowInsertion(RowEntries entries, PagedColumns.Ints entryOf, SiblingComparator order) {
        this.entries = entries;
        this.entryOf = entryOf;
        this.order = order;
    }

    void setOrder(SiblingComparator newOrder) {
        order = newOrder;
    }

    /** Adds a child that has no row yet to its branch. */
    void insert(Branch branch, int node) {
        int entry = entries.allocate(node, order.key(node), branch);
        entryOf.set(node, entry);
        branch.length++;
        place(branch, entry);
    }

    private void place(Branch branch, int entry) {
        int node = entries.nodes.get(entry);
        long key = entries.keys.get(entry);
        String name = order.name(node);
        int above = NONE;
        boolean before = false;
        for (int each = branch.root; each != NONE; each = before ? entries.left.get(each) : entries.right.get(each)) {
            above = each;
            before = order.compare(node, key, name, entries.nodes.get(each), entries.keys.get(each)) < 0;
        }
        branch.root = entries.hang(branch.root, above, before, entry);
    }

    /** Adds sorted children that have no rows yet. Existing rows between them cost as much as the added ones. */
    void insert(Branch branch, SortedChildren.Batch batch) {
        int count = batch.count;
        if (count == 0) {
            return;
        }
        int[] added = new int[count];
        for (int i = 0; i < count; i++) {
            added[i] = entries.allocate(batch.nodes[i], batch.keys[i], branch);
            entryOf.set(batch.nodes[i], added[i]);
        }
        split(branch.root, added[0]);
        int first = lower;
        split(upper, added[count - 1]);
        int last = upper;
        int[] between = lower == NONE ? added : merge(inOrder(lower), added);
        int middle = entries.build(between, between.length);
        branch.root = entries.join(entries.join(first, middle), last);
        entries.up.set(branch.root, NONE);
        branch.length += count;
    }

    /** Splits a treap into the entries before and after a given one. */
    private void split(int root, int pivot) {
        int node = entries.nodes.get(pivot);
        split(root, node, entries.keys.get(pivot), root == NONE ? "" : order.name(node));
        entries.up.set(lower, NONE);
        entries.up.set(upper, NONE);
    }

    private void split(int root, int node, long key, String name) {
        if (root == NONE) {
            lower = NONE;
            upper = NONE;
        } else if (order.compare(node, key, name, entries.nodes.get(root), entries.keys.get(root)) < 0) {
            split(entries.left.get(root), node, key, name);
            entries.left.set(root, upper);
            entries.up.set(upper, root);
            entries.sum(root);
            upper = root;
        } else {
            split(entries.right.get(root), node, key, name);
            entries.right.set(root, lower);
            entries.up.set(lower, root);
            entries.sum(root);
            lower = root;
        }
    }

    private int[] merge(int[] some, int[] others) {
        int[] merged = new int[some.length + others.length];
        int i = 0;
        int at = 0;
        for (int entry : others) {
            while (i < some.length && compare(some[i], entry) < 0) {
                merged[at++] = some[i++];
            }
            merged[at++] = entry;
        }
        System.arraycopy(some, i, merged, at, some.length - i);
        return merged;
    }

    /** Updates the keys of a branch and reorders its rows. Returns whether any moved. */
    boolean settle(Branch branch) {
        int[] before = inOrder(branch.root);
        int[] kept = new int[before.length];
        int keptCount = 0;
        List<Integer> changed = new ArrayList<>();
        for (int entry : before) {
            long key = order.key(entries.nodes.get(entry));
            if (key == entries.keys.get(entry)) {
                kept[keptCount++] = entry;
            } else {
                entries.keys.set(entry, key);
                changed.add(entry);
            }
        }
        if (changed.isEmpty()) {
            return false;
        }
        changed.sort(this::compare);
        // Entries with an unchanged key are still in order, so a merge is enough, and their names need not be compared
        // with each other.
        int[] after = merge(
                Arrays.copyOf(kept, keptCount),
                changed.stream().mapToInt(Integer::intValue).toArray());
        if (Arrays.equals(before, after)) {
            return false;
        }
        branch.root = entries.build(after, after.length);
        return true;
    }

    /**
     * Continues {@code walk}: puts the rows of a branch in the order of the children, for about {@code most} children.
     * At any moment the rows are ordered by their keys.
     *
     * @return the number of children processed
     */
    int settle(SettleWalk walk, int most) {
        return order.keysOnlyShrink() ? settleFromTheTop(walk, most) : settleOneByOne(walk, most);
    }

    private int settleOneByOne(SettleWalk walk, int most) {
        Branch branch = walk.branch;
        SortedChildren wanted = walk.wanted;
        int cost = 0;
        for (; walk.at < wanted.nodes().length && cost < most; walk.at++, cost++) {
            int entry = entryOf.get(wanted.nodes()[walk.at]);
            long key = wanted.keys()[walk.at];
            if (entry == NONE || entries.home(entry) != branch || entries.keys.get(entry) == key) {
                continue;
            }
            entries.keys.set(entry, key);
            int before = entries.previous(entry);
            int after = entries.next(entry);
            if ((before != NONE && compare(before, entry) > 0) || (after != NONE && compare(entry, after) > 0)) {
                branch.root = entries.unlink(branch.root, entry);
                place(branch, entry);
                walk.moved = true;
                cost += StepBudget.INSERT_COST;
            }
        }
        return cost;
    }

    /** Keys never grow, so the rows already in order precede all others. */
    private int settleFromTheTop(SettleWalk walk, int most) {
        Branch branch = walk.branch;
        SortedChildren wanted = walk.wanted;
        int cost = 0;
        if (walk.at == 0) {
            walk.entry = branch.root == NONE ? NONE : entries.first(branch.root);
        }
        for (; walk.at < wanted.nodes().length && cost < most; walk.at++, cost++) {
            int node = wanted.nodes()[walk.at];
            long key = wanted.keys()[walk.at];
            int entry = entryOf.get(node);
            if (entry == NONE || entries.home(entry) != branch || entries.keys.get(entry) < key) {
                // Hidden by the filter, or added with newer counts than these.
                continue;
            }
            while (walk.entry != NONE && walk.entry != entry && comesBefore(walk.entry, node, key)) {
                walk.entry = entries.next(walk.entry);
                cost++;
            }
            entries.keys.set(entry, key);
            if (walk.entry == entry) {
                walk.entry = entries.next(entry);
            } else {
                branch.root = entries.unlink(branch.root, entry);
                place(branch, entry);
                walk.moved = true;
                cost += StepBudget.INSERT_COST;
            }
        }
        return cost;
    }

    private boolean comesBefore(int entry, int node, long key) {
        return entries.keys.get(entry) != key
                ? entries.keys.get(entry) < key
                : order.compare(node, key, order.name(node), entries.nodes.get(entry), key) > 0;
    }

    private int compare(int entry, int other) {
        long key = entries.keys.get(entry);
        long otherKey = entries.keys.get(other);
        return key != otherKey
                ? Long.compare(key, otherKey)
                : order.compare(
                        entries.nodes.get(entry),
                        key,
                        order.name(entries.nodes.get(entry)),
                        entries.nodes.get(other),
                        otherKey);
    }

    /** The entries of a treap, in order. */
    private int[] inOrder(int root) {
        int length = 0;
        for (int entry = root == NONE ? NONE : entries.first(root); entry != NONE; entry = entries.next(entry)) {
            if (length == collected.length) {
                collected = Arrays.copyOf(collected, length * 2);
            }
            collected[length++] = entry;
        }
        return Arrays.copyOf(collected, length);
    }
}
