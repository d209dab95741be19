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
 * The rows of all open branches, each a treap of {@link RowEntries}. {@link #flush} adds the rows inserted since the
 * last call to the counts of the branches above: in a deep tree, doing so row by row would be too slow. A closed branch
 * loses its rows at once; {@link #sweep} reclaims their memory piece by piece. Until then, a node below may still have
 * an entry that is not shown.
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

    /** The branch below a node; null if the node is not open or has no row. */
    @Nullable
    Branch branch(int node) {
        if (node == TopicTree.ROOT) {
            return top;
        }
        int entry = entryOf.get(node);
        return entry == NONE ? null : entries.opened(entry);
    }

    /** Opens a branch below a node that has a row and is not open. */
    Branch open(int node) {
        int entry = entryOf.get(node);
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

    /** The node of a row. */
    int node(int row) {
        int rest = row;
        int entry = top.root;
        while (true) {
            int before = entries.rows.get(entries.left.get(entry));
            int own = entries.own(entry);
            if (rest < before) {
                entry = entries.left.get(entry);
            } else if (rest == before) {
                return entries.nodes.get(entry);
            } else if (rest < before + own) {
                rest -= before + 1;
                entry = requireNonNull(entries.opened(entry)).root;
            } else {
                rest -= before + own;
                entry = entries.right.get(entry);
            }
        }
    }

    /** The row of a node, or -1. */
    int row(int node) {
        int row = node == TopicTree.ROOT ? -1 : 0;
        for (int each = node; each != TopicTree.ROOT; ) {
            int entry = entryOf.get(each);
            int parent = tree.parent(each);
            if (entry == NONE || entries.home(entry) != branch(parent)) {
                return -1;
            }
            row += entries.rows.get(entries.left.get(entry));
            for (int above = entries.up.get(entry); above != NONE; entry = above, above = entries.up.get(entry)) {
                if (entries.right.get(above) == entry) {
                    row += entries.rows.get(above) - entries.rows.get(entry);
                }
            }
            row += parent == TopicTree.ROOT ? 0 : 1;
            each = parent;
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

    /** The node of an entry. */
    int nodeOf(int entry) {
        return entries.nodes.get(entry);
    }
}
