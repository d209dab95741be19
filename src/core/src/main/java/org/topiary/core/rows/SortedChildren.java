// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

/**
 * Children of one node in their order, as of one moment.
 *
 * @param nodes the children, not to be written to
 * @param keys the keys by which they stand where they stand, not to be written to
 */
record SortedChildren(int[] nodes, long[] keys) {
    /** Some of the children in their order, gathered to be added in one go. */
    static final class Batch {
        final int[] nodes;
        final long[] keys;
        int count;

        Batch(int capacity) {
            nodes = new int[capacity];
            keys = new long[capacity];
        }

        void add(int node, long key) {
            nodes[count] = node;
            keys[count++] = key;
        }
    }
}
