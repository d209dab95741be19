// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.Arrays;

/**
 * Where the larger containers of a payload begin and end, so that reading the fields of one skips over those inside it.
 * Takes at most 24 MiB, however large the payload.
 */
final class LargeItems {
    /** The number of a container that is not recorded because it is small. */
    static final int NONE = -1;

    /** Stands for the whole payload if that is a sequence of items. */
    static final int ALL = -2;

    /** Smaller containers are not recorded: reading past them takes no longer than looking them up. */
    private static final int MIN_BYTES = 32;

    /** In large payloads, of which more containers would be recorded than there is room for. */
    private static final int MIN_BYTES_IN_LARGE = 256;

    private static final int LARGE = 1 << 20;

    private static final int MAX_COUNT = 1 << 21;

    private final int minBytes;

    /** The numbers of the open containers. */
    private int[] open = new int[8];

    private int depth;
    private int[] starts = new int[8];
    private int[] ends = new int[8];
    /** For each the number of the first one that starts after its end. */
    private int[] nexts = new int[8];

    private int count;

    /** @param length of the payload, in bytes */
    LargeItems(int length) {
        minBytes = length < LARGE ? MIN_BYTES : MIN_BYTES_IN_LARGE;
    }

    /** Notes that a container begins; false if there are too many. */
    boolean open(int start) {
        if (count == MAX_COUNT) {
            return false;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            nexts = Arrays.copyOf(nexts, count * 2);
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = count;
        starts[count++] = start;
        return true;
    }

    /**
     * Notes that the innermost open container ends.
     *
     * @param end exclusive
     */
    void close(int end) {
        int number = open[--depth];
        if (end - starts[number] < minBytes) {
            // Everything inside is smaller still, and already dropped.
            count = number;
        } else {
            ends[number] = end;
            nexts[number] = count;
        }
    }

    /** The number that the first container inside another one has if it is recorded. */
    static int firstInside(int number) {
        return number == NONE ? NONE : number == ALL ? 0 : number + 1;
    }

    /** Whether the container at an offset has this number. */
    boolean isAt(int number, int offset) {
        return number != NONE && number < count && starts[number] == offset;
    }

    /** Exclusive; 0 if it was never closed. */
    int endOf(int number) {
        return ends[number];
    }

    /** The number that the first container after another one has if it is recorded. */
    int nextAfter(int number) {
        return nexts[number];
    }
}
