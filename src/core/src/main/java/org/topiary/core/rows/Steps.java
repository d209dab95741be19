// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.function.LongSupplier;

/**
 * What one call may do: steps of about 100 ns each; looking at a node is one. Code that has hardly run yet takes many
 * times as long, so that rows are added no longer than a while, too.
 */
final class Steps {
    /** What a row costs that is added, or moved, to where it belongs. */
    static final int INSERT_COST = 30;

    /** What a row costs that is put in order at once, together with its siblings. */
    static final int SORT_COST = 5;

    private static final long LONGEST_NANOS = 6_000_000;

    private final int slice;
    private final LongSupplier clock;
    private long begun;
    /** What is left of the slice of this call; may come to lie below 0. */
    int left;

    /** @param clock in nanoseconds */
    Steps(int slice, LongSupplier clock) {
        this.slice = slice;
        this.clock = clock;
    }

    void begin() {
        left = slice;
        begun = clock.getAsLong();
    }

    /** Leaves no steps when this call has taken its time. */
    void endWhenLate() {
        if (clock.getAsLong() - begun > LONGEST_NANOS) {
            left = Math.min(left, 0);
        }
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

    /**
     * Whether so many rows, of which most stand where they belong, are put in order by a worker rather than at once.
     */
    boolean isLargeToSettle(int rows) {
        return rows > slice / 10;
    }
}
