// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

/**
 * Children of one node, sorted as of one moment.
 *
 * @param nodes the children; must not be modified
 * @param keys the keys that they are sorted by; must not be modified
 */
record SortedChildren(int[] nodes, long[] keys) {
    /** Some of the children, in order, collected to be added in one call. */
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
