// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The entry of each node that has a row, kept by pages: only regions of the tree that are shown take memory. */
final class NodeEntries {
    private static final int PAGE_BITS = 10;
    private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;

    private int[] @Nullable [] pages = {};

    /** The entry of a node, {@link RowEntries#NONE} if it has none. */
    int get(int node) {
        int number = node >>> PAGE_BITS;
        int[] page = number < pages.length ? pages[number] : null;
        return page == null ? RowEntries.NONE : page[node & PAGE_MASK];
    }

    void put(int node, int entry) {
        int number = node >>> PAGE_BITS;
        if (number >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(number + 1, pages.length * 2));
        }
        int[] page = pages[number];
        if (page == null) {
            page = new int[1 << PAGE_BITS];
            pages[number] = page;
        }
        page[node & PAGE_MASK] = entry;
    }

    void clear() {
        pages = new int[0][];
    }
}
