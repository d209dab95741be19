// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Stores the entries of all rows in columns (about 44 bytes per row), and the treaps that they form: one for each
 * branch. An entry counts the rows at and below it, so that finding and adding a row takes logarithmic time. The caller
 * determines the order of entries.
 */
final class RowEntries {
    /** No entry; counts as an empty treap. */
    static final int NONE = 0;

    final PagedColumns.Ints left = new PagedColumns.Ints();
    final PagedColumns.Ints right = new PagedColumns.Ints();
    final PagedColumns.Ints up = new PagedColumns.Ints();
    final PagedColumns.Ints nodes = new PagedColumns.Ints();
    /** Number of rows of the entry and of the entries below it in the treap, including open branches. */
    final PagedColumns.Ints rows = new PagedColumns.Ints();

    final PagedColumns.Longs keys = new PagedColumns.Longs();
    /** The branch below the entry's node; null if it is not open. */
    private final PagedColumns.Branches opened = new PagedColumns.Branches();
    /** The branch that the entry is in. */
    private final PagedColumns.Branches home = new PagedColumns.Branches();

    private int used = 1;
    private int free = NONE;
    private int[] spine = new int[64];

    /** Removes all entries and releases their memory. */
    void clear() {
        left.clear();
        right.clear();
        up.clear();
        nodes.clear();
        rows.clear();
        keys.clear();
        opened.clear();
        home.clear();
        used = 1;
        free = NONE;
    }

    /** The branch below the entry's node; null if it is not open. */
    @Nullable
    Branch opened(int entry) {
        return opened.get(entry);
    }

    void setOpened(int entry, @Nullable Branch branch) {
        opened.set(entry, branch);
    }

    /** The branch that an entry is in. */
    Branch home(int entry) {
        return requireNonNull(home.get(entry));
    }

    int allocate(int node, long key, Branch branch) {
        int entry = free;
        if (entry != NONE) {
            free = left.get(entry);
        } else {
            entry = used++;
        }
        left.set(entry, NONE);
        right.set(entry, NONE);
        up.set(entry, NONE);
        nodes.set(entry, node);
        keys.set(entry, key);
        rows.set(entry, 1);
        home.set(entry, branch);
        return entry;
    }

    void release(int entry) {
        opened.set(entry, null);
        home.set(entry, null);
        left.set(entry, free);
        free = entry;
    }

    /** Number of rows of the entry itself: 1 and those of the open branch below it. */
    int own(int entry) {
        return rows.get(entry) - rows.get(left.get(entry)) - rows.get(right.get(entry));
    }

    void count(int from, int more) {
        for (int entry = from; entry != NONE; entry = up.get(entry)) {
            rows.add(entry, more);
        }
    }

    int first(int root) {
        int entry = root;
        while (left.get(entry) != NONE) {
            entry = left.get(entry);
        }
        return entry;
    }

    /** The next entry, {@link #NONE} after the last. */
    int next(int entry) {
        if (right.get(entry) != NONE) {
            return first(right.get(entry));
        }
        int child = entry;
        int each = up.get(entry);
        while (each != NONE && right.get(each) == child) {
            child = each;
            each = up.get(each);
        }
        return each;
    }

    /** The previous entry, {@link #NONE} before the first. */
    int previous(int entry) {
        int each = left.get(entry);
        if (each != NONE) {
            while (right.get(each) != NONE) {
                each = right.get(each);
            }
            return each;
        }
        int child = entry;
        each = up.get(entry);
        while (each != NONE && left.get(each) == child) {
            child = each;
            each = up.get(each);
        }
        return each;
    }

    /**
     * Attaches a single entry below one that has room on that side, or makes it the root, and rebalances the treap.
     * Returns the root.
     */
    int hang(int root, int above, boolean before, int entry) {
        int own = rows.get(entry);
        up.set(entry, above);
        if (above == NONE) {
            return entry;
        }
        if (before) {
            left.set(above, entry);
        } else {
            right.set(above, entry);
        }
        count(above, own);
        while (up.get(entry) != NONE && priority(entry) > priority(up.get(entry))) {
            rotateUp(entry);
        }
        return up.get(entry) == NONE ? entry : root;
    }

    private void rotateUp(int entry) {
        int above = up.get(entry);
        int over = up.get(above);
        int middle;
        if (left.get(above) == entry) {
            middle = right.get(entry);
            left.set(above, middle);
            right.set(entry, above);
        } else {
            middle = left.get(entry);
            right.set(above, middle);
            left.set(entry, above);
        }
        if (middle != NONE) {
            up.set(middle, above);
        }
        up.set(above, entry);
        up.set(entry, over);
        if (over != NONE) {
            if (left.get(over) == above) {
                left.set(over, entry);
            } else {
                right.set(over, entry);
            }
        }
        int all = rows.get(above);
        rows.set(above, all - rows.get(entry) + rows.get(middle));
        rows.set(entry, all);
    }

    /** Removes an entry from its treap; the entry keeps its own rows. Returns the root of the rest. */
    int unlink(int root, int entry) {
        int own = own(entry);
        int above = up.get(entry);
        int joined = join(left.get(entry), right.get(entry));
        if (joined != NONE) {
            up.set(joined, above);
        }
        if (above != NONE) {
            if (left.get(above) == entry) {
                left.set(above, joined);
            } else {
                right.set(above, joined);
            }
            count(above, -own);
        }
        left.set(entry, NONE);
        right.set(entry, NONE);
        up.set(entry, NONE);
        rows.set(entry, own);
        return above == NONE ? joined : root;
    }

    /** Joins two treaps; all entries of the first must precede those of the second. */
    int join(int first, int second) {
        if (first == NONE || second == NONE) {
            return first + second;
        }
        if (priority(first) > priority(second)) {
            int below = join(right.get(first), second);
            right.set(first, below);
            up.set(below, first);
            sum(first);
            return first;
        }
        int below = join(first, left.get(second));
        left.set(second, below);
        up.set(below, second);
        sum(second);
        return second;
    }

    /**
     * Builds a treap from the first {@code count} of sorted entries, in linear time, along its right spine. Returns the
     * root.
     */
    int build(int[] entries, int count) {
        int depth = 0;
        for (int i = 0; i < count; i++) {
            int entry = entries[i];
            int last = NONE;
            while (depth > 0 && priority(spine[depth - 1]) < priority(entry)) {
                last = spine[--depth];
                sum(last);
            }
            left.set(entry, last);
            right.set(entry, NONE);
            if (last != NONE) {
                up.set(last, entry);
            }
            up.set(entry, NONE);
            if (depth > 0) {
                right.set(spine[depth - 1], entry);
                up.set(entry, spine[depth - 1]);
            }
            if (depth == spine.length) {
                spine = Arrays.copyOf(spine, depth * 2);
            }
            spine[depth++] = entry;
        }
        int root = count == 0 ? NONE : spine[0];
        while (depth > 0) {
            sum(spine[--depth]);
        }
        return root;
    }

    void sum(int entry) {
        Branch branch = opened.get(entry);
        int own = branch == null ? 1 : 1 + branch.reported;
        rows.set(entry, rows.get(left.get(entry)) + own + rows.get(right.get(entry)));
    }

    /** Pseudo-random, different for every entry, and the same in every run. */
    private static int priority(int entry) {
        int mixed = entry * 0x9E3779B9;
        mixed = (mixed ^ mixed >>> 16) * 0x85EBCA6B;
        return mixed ^ mixed >>> 13;
    }
}
