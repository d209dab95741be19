// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

/**
 * A deque of log positions, newest (greatest) first. It grows at both ends by blocks, so that nothing is copied. 8
 * bytes per entry.
 */
final class PositionDeque {
    private static final int BLOCK_BITS = 10;
    private static final int BLOCK = 1 << BLOCK_BITS;

    /** A ring of blocks; its length is a power of two. Blocks without entries may be null. */
    private long[][] blocks = new long[2][];

    /** Index of entry 0 in the ring. */
    private int newest;

    private int size;

    int size() {
        return size;
    }

    /** Entry 0 is the newest. */
    long get(int index) {
        int at = newest + index;
        return blocks[(at >> BLOCK_BITS) & (blocks.length - 1)][at & (BLOCK - 1)];
    }

    void addNewest(long position) {
        makeRoom();
        newest = (newest - 1) & (blocks.length * BLOCK - 1);
        size++;
        set(newest, position);
    }

    void addOldest(long position) {
        makeRoom();
        set(newest + size, position);
        size++;
    }

    private void set(int at, long position) {
        int block = (at >> BLOCK_BITS) & (blocks.length - 1);
        if (blocks[block] == null) {
            blocks[block] = new long[BLOCK];
        }
        blocks[block][at & (BLOCK - 1)] = position;
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

    /** One block is never full, so that no block contains entries of both ends. */
    private void makeRoom() {
        if (size == (blocks.length - 1) * BLOCK) {
            long[][] larger = new long[blocks.length * 2][];
            for (int i = 0; i < blocks.length; i++) {
                larger[i] = blocks[((newest >> BLOCK_BITS) + i) & (blocks.length - 1)];
            }
            blocks = larger;
            newest &= BLOCK - 1;
        }
    }
}
