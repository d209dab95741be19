// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Columns of values by index, 0 or null by default. They grow page by page without copying, so that the cost of a call
 * does not depend on their size, and only regions in use take memory. One thread.
 */
final class PagedColumns {
    private static final int BITS = 10;
    private static final int LENGTH = 1 << BITS;
    private static final int MASK = LENGTH - 1;

    private PagedColumns() {}

    /** A number of pages that includes this one, with room to grow. */
    private static int room(int number, int now) {
        return Math.max(number + 1, now * 2);
    }

    /** A column of ints. */
    static final class Ints {
        private int[] @Nullable [] pages = {};

        int get(int index) {
            int number = index >>> BITS;
            int[] page = number < pages.length ? pages[number] : null;
            return page == null ? 0 : page[index & MASK];
        }

        void set(int index, int value) {
            int number = index >>> BITS;
            if (number >= pages.length) {
                pages = Arrays.copyOf(pages, room(number, pages.length));
            }
            int[] page = pages[number];
            if (page == null) {
                page = new int[LENGTH];
                pages[number] = page;
            }
            page[index & MASK] = value;
        }

        void add(int index, int more) {
            set(index, get(index) + more);
        }

        void clear() {
            pages = new int[0][];
        }
    }

    /** A column of longs. */
    static final class Longs {
        private long[] @Nullable [] pages = {};

        long get(int index) {
            int number = index >>> BITS;
            long[] page = number < pages.length ? pages[number] : null;
            return page == null ? 0 : page[index & MASK];
        }

        void set(int index, long value) {
            int number = index >>> BITS;
            if (number >= pages.length) {
                pages = Arrays.copyOf(pages, room(number, pages.length));
            }
            long[] page = pages[number];
            if (page == null) {
                page = new long[LENGTH];
                pages[number] = page;
            }
            page[index & MASK] = value;
        }

        void clear() {
            pages = new long[0][];
        }
    }

    /** A column of branches. */
    static final class Branches {
        private @Nullable Branch[] @Nullable [] pages = {};

        @Nullable
        Branch get(int index) {
            int number = index >>> BITS;
            @Nullable Branch[] page = number < pages.length ? pages[number] : null;
            return page == null ? null : page[index & MASK];
        }

        void set(int index, @Nullable Branch value) {
            int number = index >>> BITS;
            if (number >= pages.length) {
                pages = Arrays.copyOf(pages, room(number, pages.length));
            }
            @Nullable Branch[] page = pages[number];
            if (page == null) {
                if (value == null) {
                    return;
                }
                page = new Branch[LENGTH];
                pages[number] = page;
            }
            page[index & MASK] = value;
        }

        void clear() {
            pages = new Branch[0][];
        }
    }
}
