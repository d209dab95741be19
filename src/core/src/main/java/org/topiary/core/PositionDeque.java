// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.util.Arrays;

/** Positions in the log, newest (greatest) first; grows at both ends, 8 to 16 bytes each. */
final class PositionDeque {
    private long[] ring = new long[16];
    private int newest;
    private int size;

    int size() {
        return size;
    }

    /** Entry 0 is the newest. */
    long get(int index) {
        return ring[(newest + index) & (ring.length - 1)];
    }

    void addNewest(long position) {
        makeRoom();
        newest = (newest - 1) & (ring.length - 1);
        ring[newest] = position;
        size++;
    }

    void addOldest(long position) {
        makeRoom();
        ring[(newest + size) & (ring.length - 1)] = position;
        size++;
    }

    void removeOldest() {
        size--;
    }

    void clear() {
        size = 0;
    }

    /** Index of a position, or -1. */
    int indexOf(long position) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long here = get(middle);
            if (here == position) {
                return middle;
            }
            if (here > position) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private void makeRoom() {
        if (size == ring.length) {
            int tail = ring.length - newest;
            long[] larger = Arrays.copyOfRange(ring, newest, newest + ring.length * 2);
            System.arraycopy(ring, 0, larger, tail, newest);
            ring = larger;
            newest = 0;
        }
    }
}
