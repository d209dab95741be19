// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.function.LongSupplier;

/**
 * The work budget of one call, in steps of about 100 ns each; checking a node is one step. Code that has not been
 * compiled yet takes many times as long, so adding rows is limited by time, too.
 */
final class StepBudget {
    /** Cost of inserting a row, or moving it, to its place. */
    static final int INSERT_COST = 30;

    /** Cost per row of sorting a row together with its siblings. */
    static final int SORT_COST = 5;

    private static final long LONGEST_NANOS = 6_000_000;

    private final int slice;
    private final LongSupplier clock;
    private long begun;
    /** Steps left in the slice of this call; may become negative. */
    int left;

    /** @param clock a clock in nanoseconds */
    StepBudget(int slice, LongSupplier clock) {
        this.slice = slice;
        this.clock = clock;
    }

    void begin() {
        left = slice;
        begun = clock.getAsLong();
    }

    /** Leaves no steps if the time limit of this call is exceeded. */
    void endWhenLate() {
        if (clock.getAsLong() - begun > LONGEST_NANOS) {
            left = Math.min(left, 0);
        }
    }

    /** Raises the steps left to at least a quarter of a slice. */
    int atLeastAQuarter() {
        left = Math.max(left, slice / 4);
        return left;
    }

    /** Whether this many children are sorted by a worker rather than at once. */
    boolean isLarge(int children) {
        return children > slice / 40;
    }

    /** Whether this many rows, most of them in their place, are reordered by a worker rather than at once. */
    boolean isLargeToSettle(int rows) {
        return rows > slice / 10;
    }
}
