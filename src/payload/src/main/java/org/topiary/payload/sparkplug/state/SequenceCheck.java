// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import org.jspecify.annotations.Nullable;

/**
 * Checks the sequence numbers of a node and its devices (tck-id-payloads-sequence-num-incrementing). After a birth it
 * also follows the numbers of the session before: if both go on, two clients publish as the same node. Numbers of that
 * session that go on alone, three in a row, are a gap.
 */
final class SequenceCheck {
    /** No sequence number. */
    static final int NONE = -1;

    private static final int ALONE = 3;
    /** The greatest sequence number. */
    static final int MAX = 0xff;

    private static final int MASK = MAX;

    /** What is wrong with a number, and where that was. */
    record Result(Finding.Kind kind, long position, long timeNanos, int expected, int found) {}

    private int expected = NONE;

    /** The number that the session before this one would send next. */
    private int other = NONE;

    private int others;
    private @Nullable Result first;
    private boolean saidDuplicate;

    /**
     * Begins with a birth.
     *
     * @param seq its number, {@link #NONE} if it has none
     * @param goesOn whether the session before it has not ended
     */
    void begin(int seq, boolean goesOn) {
        other = goesOn ? expected : NONE;
        others = 0;
        first = null;
        saidDuplicate = false;
        expected = next(seq);
    }

    /** The next number is the first one: messages were missed, or the session has ended. */
    void forget() {
        expected = NONE;
        other = NONE;
        others = 0;
        first = null;
    }

    private static int next(int seq) {
        return seq == NONE ? NONE : (seq + 1) & MASK;
    }

    /** Checks the number of the next message; null if nothing is wrong, or nothing is known yet. */
    @Nullable
    Result next(int seq, long position, long timeNanos) {
        if (seq == NONE) {
            return null;
        }
        if (expected == NONE) {
            expected = next(seq);
            return null;
        }
        if (seq == expected) {
            expected = next(seq);
            boolean both = others > 0 && !saidDuplicate;
            others = 0;
            first = null;
            saidDuplicate |= both;
            return both ? new Result(Finding.Kind.DUPLICATE_NODE, position, timeNanos, 0, 0) : null;
        }
        Result gap = new Result(Finding.Kind.SEQUENCE_GAP, position, timeNanos, expected, seq);
        if (seq != other) {
            forget();
            expected = next(seq);
            return gap;
        }
        other = next(seq);
        Result earliest = first == null ? gap : first;
        first = earliest;
        if (++others < ALONE) {
            return null;
        }
        int resumed = other;
        forget();
        expected = resumed;
        return earliest;
    }
}
