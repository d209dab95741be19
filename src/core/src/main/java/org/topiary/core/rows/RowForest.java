// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicTree;

/**
 * The rows of all open branches, each a treap of {@link RowEntries}. An entry stands for a {@link Chains chain} of
 * nodes. {@link #flush} adds the rows inserted since the last call to the counts of the branches above: in a deep tree,
 * doing so row by row would be too slow. A closed branch loses its rows at once; {@link #sweep} reclaims their memory
 * piece by piece. Until then, a node below may still have an entry that is not shown.
 */
final class RowForest {
    private static final int NONE = RowEntries.NONE;

    private final TopicTree tree;
    private final RowEntries entries = new RowEntries();
    private final PagedColumns.Ints entryOf = new PagedColumns.Ints();
    private final RowInsertion order;

    private final PriorityQueue<Branch> dirty =
            new PriorityQueue<>(Comparator.comparingInt((Branch b) -> b.depth).reversed());
    private final List<Branch> branches = new ArrayList<>();
    /** Closed branches whose entries are to be reclaimed. */
    private final ArrayDeque<Branch> closed = new ArrayDeque<>();

    private Branch top;
    private int flushedSize;
    private int pending;
    private int[] sweeping = new int[64];
    private int sweepDepth;

    RowForest(TopicTree tree, SiblingComparator order) {
        this.tree = tree;
        this.order = new RowInsertion(entries, entryOf, order);
        top = new Branch(TopicTree.ROOT, 0, NONE);
        branches.add(top);
    }

    /** Removes all rows and starts again with an empty branch below the root. */
    void clear(SiblingComparator newOrder) {
        order.setOrder(newOrder);
        for (Branch each : branches) {
            each.closed = true;
        }
        branches.clear();
        dirty.clear();
        closed.clear();
        entryOf.clear();
        entries.clear();
        sweepDepth = 0;
        flushedSize = 0;
        pending = 0;
        top = new Branch(TopicTree.ROOT, 0, NONE);
        branches.add(top);
    }

    /**
     * Number of rows shown; exact after {@link #flush}, otherwise including rows added since then, even hidden ones.
     */
    int size() {
        return flushedSize + pending;
    }

    Branch top() {
        return top;
    }

    /** All open branches, in no order, the one below the root first; some may no longer be shown. */
    List<Branch> branches() {
        return branches;
    }

    /** Whether the node has a row in the branch. */
    boolean contains(Branch branch, int node) {
        int entry = entryOf.get(node);
        return entry != NONE && entries.home(entry) == branch;
    }

    /**
     * The entry whose row a node is in, alone or in a {@link Chains chain}; {@link RowEntries#NONE} if there is none.
     */
    int entry(int node) {
        if (node == TopicTree.ROOT) {
            return NONE;
        }
        int start = node;
        int entry = entryOf.get(start);
        for (int i = 1; entry == NONE && i < Chains.MAX_NODES && Chains.joins(tree, tree.parent(start)); i++) {
            start = tree.parent(start);
            entry = entryOf.get(start);
        }
        return entry != NONE && tree.depth(node) <= tree.depth(shown(entry)) ? entry : NONE;
    }

    /** The entry of a node that has a row in the branch of its parent. */
    int entryOf(int node) {
        return entryOf.get(node);
    }

    /** The first node of an entry's chain, which is a child of the node of its branch. */
    int start(int entry) {
        return entries.nodes.get(entry);
    }

    /** The node that an entry's row shows: the end of its chain, as of when its branch was opened. */
    int shown(int entry) {
        Branch below = entries.opened(entry);
        return below == null ? Chains.end(tree, start(entry)) : below.node;
    }

    /** The branch that an entry is in. */
    Branch home(int entry) {
        return entries.home(entry);
    }

    /** The branch below the node that an entry shows; null if it is not open. */
    @Nullable
    Branch opened(int entry) {
        return entries.opened(entry);
    }

    /**
     * The entry whose row shows the node itself, not only as part of a chain; {@link RowEntries#NONE} if there is none.
     */
    int entryShowing(int node) {
        int entry = entry(node);
        return entry != NONE && !entries.home(entry).closed && shown(entry) == node ? entry : NONE;
    }

    /** The branch below a node; null if the node is not open or has no row. */
    @Nullable
    Branch branch(int node) {
        if (node == TopicTree.ROOT) {
            return top;
        }
        int entry = entry(node);
        Branch below = entry == NONE ? null : entries.opened(entry);
        return below == null || below.node != node ? null : below;
    }

    /**
     * Opens a branch below an entry that has none.
     *
     * @param node the end of the entry's chain
     */
    Branch open(int entry, int node) {
        Branch branch = new Branch(node, entries.home(entry).depth + 1, entry);
        branch.index = branches.size();
        branches.add(branch);
        entries.setOpened(entry, branch);
        return branch;
    }

    /** Removes a branch and everything below it. */
    void close(Branch closing) {
        closing.closed = true;
        entries.setOpened(closing.owner, null);
        Branch above = entries.home(closing.owner);
        if (!above.closed) {
            entries.count(closing.owner, -closing.reported);
            mark(above);
        }
        closed.add(closing);
    }

    /** Reclaims about {@code most} entries of closed branches. Returns how many. */
    int sweep(int most) {
        int done = 0;
        while (done < most) {
            if (sweepDepth == 0) {
                Branch branch = closed.poll();
                if (branch == null) {
                    return done;
                }
                remove(branch);
                push(branch.root);
            } else {
                int entry = sweeping[--sweepDepth];
                push(entries.left.get(entry));
                push(entries.right.get(entry));
                Branch below = entries.opened(entry);
                if (below != null) {
                    below.closed = true;
                    closed.add(below);
                }
                if (entryOf.get(entries.nodes.get(entry)) == entry) {
                    entryOf.set(entries.nodes.get(entry), NONE);
                }
                entries.release(entry);
            }
            done++;
        }
        return done;
    }

    private void push(int entry) {
        if (entry != NONE) {
            if (sweepDepth == sweeping.length) {
                sweeping = Arrays.copyOf(sweeping, sweepDepth * 2);
            }
            sweeping[sweepDepth++] = entry;
        }
    }

    private void remove(Branch branch) {
        Branch last = branches.removeLast();
        if (last != branch) {
            branches.set(branch.index, last);
            last.index = branch.index;
        }
    }

    /** Adds a child that has no row yet to its branch; {@link #flush} updates the counts above. */
    void insert(Branch branch, int node) {
        order.insert(branch, node);
        pending++;
        mark(branch);
    }

    /** Adds sorted children that have no rows yet. Existing rows between them cost as much as the added ones. */
    void insert(Branch branch, SortedChildren.Batch batch) {
        order.insert(branch, batch);
        pending += batch.count;
        mark(branch);
    }

    /** Updates the keys of a branch and reorders its rows. Returns whether any moved. */
    boolean settle(Branch branch) {
        return order.settle(branch);
    }

    /** Continues to reorder a large branch, see {@link RowInsertion#settle(SettleWalk, int)}. */
    int settle(SettleWalk walk, int most) {
        return order.settle(walk, most);
    }

    /** Brings the counts of all branches up to date, deepest first. */
    void flush() {
        for (Branch branch = dirty.poll(); branch != null; branch = dirty.poll()) {
            branch.dirty = false;
            int total = entries.rows.get(branch.root);
            boolean shown = !branch.closed && (branch.owner == NONE || !entries.home(branch.owner).closed);
            if (shown && total != branch.reported) {
                entries.count(branch.owner, total - branch.reported);
                branch.reported = total;
                if (branch.owner != NONE) {
                    mark(entries.home(branch.owner));
                }
            }
        }
        flushedSize = entries.rows.get(top.root);
        pending = 0;
    }

    private void mark(Branch branch) {
        if (!branch.dirty) {
            branch.dirty = true;
            dirty.add(branch);
        }
    }

    /** The entry of a row. */
    int entryAt(int row) {
        int rest = row;
        int entry = top.root;
        while (true) {
            int before = entries.rows.get(entries.left.get(entry));
            int own = entries.own(entry);
            if (rest < before) {
                entry = entries.left.get(entry);
            } else if (rest == before) {
                return entry;
            } else if (rest < before + own) {
                rest -= before + 1;
                entry = requireNonNull(entries.opened(entry)).root;
            } else {
                rest -= before + own;
                entry = entries.right.get(entry);
            }
        }
    }

    /** The row that a node is in, alone or in a chain, or -1. */
    int row(int node) {
        int entry = entry(node);
        int row = -1;
        while (entry != NONE) {
            Branch home = entries.home(entry);
            if (home.closed) {
                return -1;
            }
            row += 1 + entries.rows.get(entries.left.get(entry));
            for (int above = entries.up.get(entry); above != NONE; entry = above, above = entries.up.get(entry)) {
                if (entries.right.get(above) == entry) {
                    row += entries.rows.get(above) - entries.rows.get(entry);
                }
            }
            entry = home.owner;
        }
        return row;
    }

    /** The first entry of a branch, {@link RowEntries#NONE} if it is empty. */
    int first(Branch branch) {
        return branch.root == NONE ? NONE : entries.first(branch.root);
    }

    int next(int entry) {
        return entries.next(entry);
    }
}
