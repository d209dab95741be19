// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.util.Arrays;

/**
 * The entries of all rows, side by side in arrays (about 44 bytes a row), and the treaps that they make: one for each branch. An entry
 * counts the rows at and below it, so that a row is found, and one is added, in logarithmic time. Knows nothing of the order of
 * entries but what it is told.
 */
final class RowEntries {
    /** No entry; counts as an empty treap. */
    static final int NONE = 0;

    private static final int FIRST_CAPACITY = 64;

    int[] left = new int[FIRST_CAPACITY];
    int[] right = new int[FIRST_CAPACITY];
    int[] up = new int[FIRST_CAPACITY];
    int[] nodes = new int[FIRST_CAPACITY];
    /** Rows of the entries below in the treap and of the entry's own, open branches included. */
    int[] rows = new int[FIRST_CAPACITY];

    long[] keys = new long[FIRST_CAPACITY];
    /** The branch below the entry's node, if it is open. */
    Branch[] opened = new Branch[FIRST_CAPACITY];
    /** The branch that the entry is in. */
    Branch[] home = new Branch[FIRST_CAPACITY];

    private int used = 1;
    private int free = NONE;
    private int[] spine = new int[FIRST_CAPACITY];

    /** Forgets all entries, and the memory that they took. */
    void clear() {
        resize(FIRST_CAPACITY);
        Arrays.fill(opened, null);
        Arrays.fill(home, null);
        used = 1;
        free = NONE;
    }

    int allocate(int node, long key, Branch branch) {
        int entry = free;
        if (entry != NONE) {
            free = left[entry];
        } else {
            entry = used++;
            if (entry == left.length) {
                resize(left.length * 2);
            }
        }
        left[entry] = NONE;
        right[entry] = NONE;
        up[entry] = NONE;
        nodes[entry] = node;
        keys[entry] = key;
        rows[entry] = 1;
        home[entry] = branch;
        return entry;
    }

    void release(int entry) {
        opened[entry] = null;
        home[entry] = null;
        left[entry] = free;
        free = entry;
    }

    /** Rows of the entry itself: 1 and those of the branch that is open below it. */
    int own(int entry) {
        return rows[entry] - rows[left[entry]] - rows[right[entry]];
    }

    void count(int from, int more) {
        for (int entry = from; entry != NONE; entry = up[entry]) {
            rows[entry] += more;
        }
    }

    int first(int root) {
        int entry = root;
        while (left[entry] != NONE) {
            entry = left[entry];
        }
        return entry;
    }

    /** The entry that follows, {@link #NONE} after the last. */
    int next(int entry) {
        if (right[entry] != NONE) {
            return first(right[entry]);
        }
        int child = entry;
        int each = up[entry];
        while (each != NONE && right[each] == child) {
            child = each;
            each = up[each];
        }
        return each;
    }

    /** Hangs a single entry below one that has room at that side, or makes it the root, and brings the treap in shape. Returns the root. */
    int hang(int root, int above, boolean before, int entry) {
        int own = rows[entry];
        up[entry] = above;
        if (above == NONE) {
            return entry;
        }
        if (before) {
            left[above] = entry;
        } else {
            right[above] = entry;
        }
        count(above, own);
        while (up[entry] != NONE && priority(entry) > priority(up[entry])) {
            rotateUp(entry);
        }
        return up[entry] == NONE ? entry : root;
    }

    private void rotateUp(int entry) {
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
        if (over != NONE) {
            if (left[over] == above) {
                left[over] = entry;
            } else {
                right[over] = entry;
            }
        }
        int all = rows[above];
        rows[above] = all - rows[entry] + rows[middle];
        rows[entry] = all;
    }

    /** Takes an entry out of its treap; it keeps the rows of its own. Returns the root of what is left. */
    int unlink(int root, int entry) {
        int own = own(entry);
        int above = up[entry];
        int joined = join(left[entry], right[entry]);
        if (joined != NONE) {
            up[joined] = above;
        }
        if (above != NONE) {
            if (left[above] == entry) {
                left[above] = joined;
            } else {
                right[above] = joined;
            }
            count(above, -own);
        }
        left[entry] = NONE;
        right[entry] = NONE;
        up[entry] = NONE;
        rows[entry] = own;
        return above == NONE ? joined : root;
    }

    /** One treap of two, all of whose first come before all of the second. */
    int join(int first, int second) {
        if (first == NONE || second == NONE) {
            return first + second;
        }
        if (priority(first) > priority(second)) {
            int below = join(right[first], second);
            right[first] = below;
            up[below] = first;
            sum(first);
            return first;
        }
        int below = join(first, left[second]);
        left[second] = below;
        up[below] = second;
        sum(second);
        return second;
    }

    /** Makes the treap of the first {@code count} of entries that are in order, in linear time, along its right spine. Returns the root. */
    int build(int[] entries, int count) {
        int depth = 0;
        for (int i = 0; i < count; i++) {
            int entry = entries[i];
            int last = NONE;
            while (depth > 0 && priority(spine[depth - 1]) < priority(entry)) {
                last = spine[--depth];
                sum(last);
            }
            left[entry] = last;
            right[entry] = NONE;
            if (last != NONE) {
                up[last] = entry;
            }
            up[entry] = NONE;
            if (depth > 0) {
                right[spine[depth - 1]] = entry;
                up[entry] = spine[depth - 1];
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
        int own = opened[entry] == null ? 1 : 1 + opened[entry].reported;
        rows[entry] = rows[left[entry]] + own + rows[right[entry]];
    }

    private void resize(int length) {
        left = Arrays.copyOf(left, length);
        right = Arrays.copyOf(right, length);
        up = Arrays.copyOf(up, length);
        nodes = Arrays.copyOf(nodes, length);
        rows = Arrays.copyOf(rows, length);
        keys = Arrays.copyOf(keys, length);
        opened = Arrays.copyOf(opened, length);
        home = Arrays.copyOf(home, length);
    }

    /** As good as random, different for every entry, and the same in every run. */
    private static int priority(int entry) {
        int mixed = entry * 0x9E3779B9;
        mixed = (mixed ^ mixed >>> 16) * 0x85EBCA6B;
        return mixed ^ mixed >>> 13;
    }
}
