// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/**
 * The rows of all open branches. Every branch is a treap whose entries count the rows at and below them, so that a row is found, and
 * one is added, in logarithmic time a level. Entries lie in arrays side by side, about 40 bytes a row. Added rows reach the counts of
 * the branches above with {@link #flush}, once for all that was added since: a deep tree would not bear it row by row.
 */
final class RowForest {
    /** No entry; counts as an empty subtree. */
    static final int NONE = 0;

    private final TopicTree tree;
    private SiblingOrder order;

    private int[] left = new int[64];
    private int[] right = new int[64];
    private int[] up = new int[64];
    private int[] nodes = new int[64];
    /** Rows of the entries below in the treap and of the entry's own, open branches included. */
    private int[] rows = new int[64];

    private long[] keys = new long[64];
    private Branch[] opened = new Branch[64];
    private int used = 1;
    private int free = NONE;
    private int size;

    private final NodeEntries entries = new NodeEntries();

    private final PriorityQueue<Branch> dirty =
            new PriorityQueue<>(Comparator.comparingInt((Branch b) -> b.depth).reversed());
    private final List<Branch> branches = new ArrayList<>();
    private Branch top;
    private int[] collected = new int[64];

    RowForest(TopicTree tree, SiblingOrder order) {
        this.tree = tree;
        this.order = order;
        top = new Branch(TopicTree.ROOT, 0, NONE, TopicTree.NONE);
        branches.add(top);
    }

    /** Forgets all rows and begins again with the branch below the root. */
    void clear(SiblingOrder newOrder) {
        order = newOrder;
        for (Branch each : branches) {
            each.closed = true;
        }
        branches.clear();
        dirty.clear();
        entries.clear();
        Arrays.fill(opened, null);
        used = 1;
        free = NONE;
        size = 0;
        top = new Branch(TopicTree.ROOT, 0, NONE, tree.firstChild(TopicTree.ROOT));
        branches.add(top);
    }

    int size() {
        return size;
    }

    Branch top() {
        return top;
    }

    /** All open branches, in no order. */
    List<Branch> branches() {
        return branches;
    }

    /** Whether the node has a row. */
    boolean contains(int node) {
        return entries.get(node) != NONE;
    }

    /** The branch below a node; null if the node is not shown or not open. */
    @Nullable Branch branch(int node) {
        if (node == TopicTree.ROOT) {
            return top;
        }
        int entry = entries.get(node);
        return entry == NONE ? null : opened[entry];
    }

    /** Opens a branch below a shown node that has none. */
    Branch open(int node, int cursor) {
        int entry = entries.get(node);
        int parent = tree.parent(node);
        Branch above = parent == TopicTree.ROOT ? top : opened[entries.get(parent)];
        Branch branch = new Branch(node, above.depth + 1, entry, cursor);
        branch.index = branches.size();
        branches.add(branch);
        opened[entry] = branch;
        return branch;
    }

    /** Takes a branch and all below it away. */
    void close(Branch closing) {
        count(closing.owner, -closing.reported);
        opened[closing.owner] = null;
        markAbove(closing);
        ArrayDeque<Branch> rest = new ArrayDeque<>();
        rest.add(closing);
        for (Branch branch = rest.poll(); branch != null; branch = rest.poll()) {
            branch.closed = true;
            Branch last = branches.removeLast();
            if (last != branch) {
                branches.set(branch.index, last);
                last.index = branch.index;
            }
            int length = collect(branch);
            for (int i = 0; i < length; i++) {
                int entry = collected[i];
                if (opened[entry] != null) {
                    rest.add(opened[entry]);
                }
                release(entry);
            }
        }
    }

    /** Adds a child that has no row yet to its branch; the counts above follow with {@link #flush}. */
    void insert(Branch branch, int node) {
        long key = order.key(node);
        String name = order.name(node);
        int entry = allocate(node, key);
        int above = NONE;
        boolean before = false;
        for (int each = branch.root; each != NONE; each = before ? left[each] : right[each]) {
            above = each;
            before = order.compare(node, key, name, nodes[each], keys[each]) < 0;
        }
        up[entry] = above;
        if (above == NONE) {
            branch.root = entry;
        } else if (before) {
            left[above] = entry;
        } else {
            right[above] = entry;
        }
        count(above, 1);
        while (up[entry] != NONE && priority(entry) > priority(up[entry])) {
            rotateUp(branch, entry);
        }
        size++;
        mark(branch);
    }

    /** Brings the counts of all branches up to date, deepest first. */
    void flush() {
        for (Branch branch = dirty.poll(); branch != null; branch = dirty.poll()) {
            branch.dirty = false;
            int total = rows[branch.root];
            if (!branch.closed && total != branch.reported) {
                count(branch.owner, total - branch.reported);
                branch.reported = total;
                markAbove(branch);
            }
        }
    }

    /** The node of a row. */
    int node(int row) {
        int rest = row;
        int entry = top.root;
        while (true) {
            int before = rows[left[entry]];
            int own = rows[entry] - before - rows[right[entry]];
            if (rest < before) {
                entry = left[entry];
            } else if (rest == before) {
                return nodes[entry];
            } else if (rest < before + own) {
                rest -= before + 1;
                entry = opened[entry].root;
            } else {
                rest -= before + own;
                entry = right[entry];
            }
        }
    }

    /** The row of a node, or -1. */
    int row(int node) {
        int entry = entries.get(node);
        int row = entry == NONE ? -1 : 0;
        while (entry != NONE) {
            int parent = tree.parent(nodes[entry]);
            row += rows[left[entry]];
            for (int above = up[entry]; above != NONE; entry = above, above = up[entry]) {
                if (right[above] == entry) {
                    row += rows[above] - rows[entry];
                }
            }
            entry = parent == TopicTree.ROOT ? NONE : entries.get(parent);
            row += entry == NONE ? 0 : 1;
        }
        return row;
    }

    /** The children shown in a branch, in their order. */
    int[] children(Branch branch) {
        int length = collect(branch);
        int[] children = new int[length];
        for (int i = 0; i < length; i++) {
            children[i] = nodes[collected[i]];
        }
        return children;
    }

    /** Reads the keys of a branch anew and puts its rows in order. Returns whether any moved. */
    boolean settle(Branch branch) {
        int length = collect(branch);
        int[] before = Arrays.copyOf(collected, length);
        int[] kept = new int[length];
        int keptCount = 0;
        List<Integer> changed = new ArrayList<>();
        for (int entry : before) {
            long key = order.key(nodes[entry]);
            if (key == keys[entry]) {
                kept[keptCount++] = entry;
            } else {
                keys[entry] = key;
                changed.add(entry);
            }
        }
        changed.sort(this::compare);
        // What kept its key is in order already: a merge, and the names of the many that stand still are never compared.
        int[] after = new int[length];
        int i = 0;
        int at = 0;
        for (int entry : changed) {
            while (i < keptCount && compare(kept[i], entry) < 0) {
                after[at++] = kept[i++];
            }
            after[at++] = entry;
        }
        System.arraycopy(kept, i, after, at, keptCount - i);
        if (Arrays.equals(before, after)) {
            return false;
        }
        build(branch, after);
        return true;
    }

    private int compare(int entry, int other) {
        return keys[entry] != keys[other]
                ? Long.compare(keys[entry], keys[other])
                : order.compare(
                        nodes[entry], keys[entry], order.name(nodes[entry]), nodes[other], keys[other]);
    }

    /** Makes the treap of entries that are in order, in linear time, along its right spine. */
    private void build(Branch branch, int[] entries) {
        int[] spine = collected;
        int depth = 0;
        for (int entry : entries) {
            int last = NONE;
            while (depth > 0 && priority(spine[depth - 1]) < priority(entry)) {
                last = spine[--depth];
                sum(last);
            }
            left[entry] = last;
            right[entry] = NONE;
            up[last] = last == NONE ? NONE : entry;
            up[entry] = NONE;
            if (depth > 0) {
                right[spine[depth - 1]] = entry;
                up[entry] = spine[depth - 1];
            }
            spine[depth++] = entry;
        }
        branch.root = spine[0];
        while (depth > 0) {
            sum(spine[--depth]);
        }
    }

    private void sum(int entry) {
        int own = opened[entry] == null ? 1 : 1 + opened[entry].reported;
        rows[entry] = rows[left[entry]] + own + rows[right[entry]];
    }

    /** Fills {@link #collected} with a branch's entries in order. */
    private int collect(Branch branch) {
        int length = 0;
        int entry = branch.root;
        while (left[entry] != NONE) {
            entry = left[entry];
        }
        while (entry != NONE) {
            if (length == collected.length) {
                collected = Arrays.copyOf(collected, length * 2);
            }
            collected[length++] = entry;
            if (right[entry] != NONE) {
                entry = right[entry];
                while (left[entry] != NONE) {
                    entry = left[entry];
                }
            } else {
                int child = entry;
                entry = up[entry];
                while (entry != NONE && right[entry] == child) {
                    child = entry;
                    entry = up[entry];
                }
            }
        }
        return length;
    }

    private void rotateUp(Branch branch, int entry) {
        int above = up[entry];
        int over = up[above];
        int middle;
        if (left[above] == entry) {
            middle = right[entry];
            left[above] = middle;
            right[entry] = above;
        } else {
            middle = left[entry];
            right[above] = middle;
            left[entry] = above;
        }
        if (middle != NONE) {
            up[middle] = above;
        }
        up[above] = entry;
        up[entry] = over;
        if (over == NONE) {
            branch.root = entry;
        } else if (left[over] == above) {
            left[over] = entry;
        } else {
            right[over] = entry;
        }
        int all = rows[above];
        rows[above] = all - rows[entry] + rows[middle];
        rows[entry] = all;
    }

    private void count(int from, int more) {
        for (int entry = from; entry != NONE; entry = up[entry]) {
            rows[entry] += more;
        }
    }

    private void mark(Branch branch) {
        if (!branch.dirty) {
            branch.dirty = true;
            dirty.add(branch);
        }
    }

    private void markAbove(Branch branch) {
        if (branch.owner != NONE) {
            Branch above = branch(tree.parent(branch.node));
            if (above != null) {
                mark(above);
            }
        }
    }

    private int allocate(int node, long key) {
        int entry = free;
        if (entry != NONE) {
            free = left[entry];
        } else {
            entry = used++;
            if (entry == left.length) {
                grow();
            }
        }
        left[entry] = NONE;
        right[entry] = NONE;
        nodes[entry] = node;
        keys[entry] = key;
        rows[entry] = 1;
        entries.put(node, entry);
        return entry;
    }

    private void release(int entry) {
        entries.put(nodes[entry], NONE);
        opened[entry] = null;
        left[entry] = free;
        free = entry;
        size--;
    }

    private void grow() {
        int length = left.length * 2;
        left = Arrays.copyOf(left, length);
        right = Arrays.copyOf(right, length);
        up = Arrays.copyOf(up, length);
        nodes = Arrays.copyOf(nodes, length);
        rows = Arrays.copyOf(rows, length);
        keys = Arrays.copyOf(keys, length);
        opened = Arrays.copyOf(opened, length);
    }

    /** As good as random, different for every entry, and the same in every run. */
    private static int priority(int entry) {
        int mixed = entry * 0x9E3779B9;
        mixed = (mixed ^ mixed >>> 16) * 0x85EBCA6B;
        return mixed ^ mixed >>> 13;
    }
}
