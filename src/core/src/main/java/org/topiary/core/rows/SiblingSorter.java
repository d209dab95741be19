// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.Arrays;
import org.topiary.core.tree.TopicTree;

/**
 * Sorts all children of a node, in parallel with the writer. Each count and each name is read once, and names are
 * compared as numbers. A million children take some hundred milliseconds. Any thread.
 */
final class SiblingSorter {
    private static final int RUN = 8;

    private final TopicTree tree;
    private final SiblingComparator order;
    private final int[] nodes;
    private final long[] keys;
    private final NameKeys names;
    private final long[] heads;

    private SiblingSorter(TopicTree tree, SiblingComparator order, int[] nodes) {
        this.tree = tree;
        this.order = order;
        this.nodes = nodes;
        keys = new long[nodes.length];
        names = new NameKeys(nodes.length);
        for (int i = 0; i < nodes.length; i++) {
            keys[i] = order.key(nodes[i]);
            names.add(order.name(nodes[i]));
        }
        heads = names.heads();
    }

    /** Sorts the current children of a node. */
    static SortedChildren of(TopicTree tree, SiblingComparator order, int parent) {
        return of(tree, order, children(tree, parent));
    }

    /** Sorts these nodes, all children of the same node. */
    static SortedChildren of(TopicTree tree, SiblingComparator order, int[] nodes) {
        return new SiblingSorter(tree, order, nodes).sorted();
    }

    private static int[] children(TopicTree tree, int parent) {
        int[] children = new int[Math.max(8, tree.childCount(parent) + 8)];
        int count = 0;
        for (int child = tree.firstChild(parent); child != TopicTree.NONE; child = tree.nextSibling(child)) {
            if (count == children.length) {
                children = Arrays.copyOf(children, count * 2);
            }
            children[count++] = child;
        }
        return Arrays.copyOf(children, count);
    }

    private SortedChildren sorted() {
        int[] indices = new int[nodes.length];
        for (int i = 0; i < indices.length; i++) {
            // Children are listed newest first, and are often created in the order of their names.
            indices[i] = indices.length - 1 - i;
        }
        indices = mergeSort(indices);
        int[] sortedNodes = new int[indices.length];
        long[] sortedKeys = new long[indices.length];
        for (int i = 0; i < indices.length; i++) {
            sortedNodes[i] = nodes[indices[i]];
            sortedKeys[i] = keys[indices[i]];
        }
        return new SortedChildren(sortedNodes, sortedKeys);
    }

    private int[] mergeSort(int[] indices) {
        int length = indices.length;
        for (int from = 0; from < length; from += RUN) {
            insertionSort(indices, from, Math.min(from + RUN, length));
        }
        int[] source = indices;
        int[] target = new int[length];
        for (long width = RUN; width < length; width *= 2) {
            for (long from = 0; from < length; from += 2 * width) {
                merge(source, target, (int) from, (int) Math.min(from + width, length), (int)
                        Math.min(from + 2 * width, length));
            }
            int[] swap = source;
            source = target;
            target = swap;
        }
        return source;
    }

    private void insertionSort(int[] indices, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int each = indices[i];
            int at = i;
            for (; at > from && compare(indices[at - 1], each) > 0; at--) {
                indices[at] = indices[at - 1];
            }
            indices[at] = each;
        }
    }

    private void merge(int[] source, int[] target, int from, int middle, int to) {
        if (middle >= to || compare(source[middle - 1], source[middle]) < 0) {
            System.arraycopy(source, from, target, from, to - from);
            return;
        }
        int i = from;
        int j = middle;
        for (int at = from; at < to; at++) {
            target[at] = j >= to || (i < middle && compare(source[i], source[j]) < 0) ? source[i++] : source[j++];
        }
    }

    private int compare(int one, int other) {
        if (keys[one] != keys[other]) {
            return Long.compare(keys[one], keys[other]);
        }
        return order.byName(compareNames(one, other), nodes[one], nodes[other]);
    }

    private int compareNames(int one, int other) {
        if (heads[one] != heads[other]) {
            return Long.compareUnsigned(heads[one], heads[other]);
        }
        int difference = names.compare(one, other);
        return difference != 0 ? difference : NaturalOrder.compare(tree.name(nodes[one]), tree.name(nodes[other]));
    }
}
