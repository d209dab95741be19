// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.Arrays;

/**
 * Where the containers of a payload begin and end, so that reading the fields of one skips over those inside it. They
 * have the numbers of their order in the payload. In payloads from 1 MiB on, containers of less than 256 bytes are left
 * out: reading past them takes no longer than finding them. Takes at most 24 MiB, however large the payload. Written by
 * one thread, then read by any.
 */
public final class ContainerIndex {
    /** The number of a container that is not recorded. */
    public static final int NONE = -1;

    /** The end of a container that was never closed: the payload ends before. */
    public static final int OPEN = -1;

    /** Stands for the whole payload if that is a sequence of items. */
    static final int ALL = -2;

    private static final int MIN_BYTES_IN_LARGE = 256;

    private static final int LARGE = 1 << 20;

    private static final int MAX_COUNT = 1 << 21;

    // For each container three ints: where it starts, where it ends, and the number of the first one after it.
    private static final int SIZE = 3;
    private static final int END = 1;
    /** Of an open container the number of the one around it. */
    private static final int AFTER = 2;

    private static final int FIRST_COUNT = 8;

    private final int minBytes;
    private int[] places = new int[FIRST_COUNT * SIZE];
    private int count;
    /** The number of the innermost open container. */
    private int inside = NONE;

    /** @param length of the payload, in bytes */
    public ContainerIndex(int length) {
        minBytes = length < LARGE ? 0 : MIN_BYTES_IN_LARGE;
    }

    /** Notes that a container begins; false if there are too many. */
    public boolean open(int start) {
        int at = count * SIZE;
        if (at == places.length) {
            if (count == MAX_COUNT) {
                return false;
            }
            places = Arrays.copyOf(places, at * 2);
        }
        places[at] = start;
        places[at + END] = OPEN;
        places[at + AFTER] = inside;
        inside = count++;
        return true;
    }

    /**
     * Notes that the innermost open container ends.
     *
     * @param end exclusive
     */
    public void close(int end) {
        int number = inside;
        int at = number * SIZE;
        inside = places[at + AFTER];
        int length = end - places[at];
        if (length < minBytes && length > 0) {
            // Everything inside is smaller still, and already dropped. One without bytes begins where the next one
            // does.
            count = number;
        } else {
            places[at + END] = end;
            places[at + AFTER] = count;
        }
    }

    /** The number that the first container inside another one has if it is recorded. */
    public static int firstInside(int number) {
        return number == NONE ? NONE : number == ALL ? 0 : number + 1;
    }

    /** Whether the container at an offset has this number. */
    public boolean isAt(int number, int offset) {
        return number != NONE && number < count && places[number * SIZE] == offset;
    }

    /** Exclusive; {@link #OPEN} if it was never closed. */
    public int endOf(int number) {
        return places[number * SIZE + END];
    }

    /** The number that the first container after another one, which was closed, has if it is recorded. */
    public int nextAfter(int number) {
        return places[number * SIZE + AFTER];
    }

    /** The number of the first recorded container that starts at an offset or later, which may be no container. */
    int firstFrom(int offset) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[middle * SIZE] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
