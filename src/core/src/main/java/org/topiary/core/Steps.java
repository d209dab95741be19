// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

/** What one call may do: steps of about 100 ns each; looking at a node is one. */
final class Steps {
    /** What a row costs that is added, or moved, to where it belongs. */
    static final int INSERT_COST = 30;

    /** What a row costs that is put in order at once, together with its siblings. */
    static final int SORT_COST = 5;

    private final int slice;
    /** What is left of the slice of this call; may come to lie below 0. */
    int left;

    Steps(int slice) {
        this.slice = slice;
    }

    void begin() {
        left = slice;
    }

    /** At least a quarter of a slice, whatever was spent before. */
    int atLeastAQuarter() {
        left = Math.max(left, slice / 4);
        return left;
    }

    /** Whether so many children are sorted by a worker rather than at once. */
    boolean isLarge(int children) {
        return children > slice / 40;
    }

    /** Whether so many rows, of which most stand where they belong, are put in order by a worker rather than at once. */
    boolean isLargeToSettle(int rows) {
        return rows > slice / 10;
    }
}
