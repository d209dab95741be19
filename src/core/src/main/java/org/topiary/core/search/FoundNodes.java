// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.BitSet;
import org.topiary.core.tree.TopicTree;

/**
 * The results of a search, as sets of nodes. Must not be modified after publication.
 *
 * @param count number of topics found
 * @param shown the topics and the nodes above them
 * @param aboveShown nodes with a child that is shown
 */
public record FoundNodes(int count, BitSet shown, BitSet aboveShown) {
    /** Marks the first {@code count} topics that a search has found; takes some ten nanoseconds each. */
    static FoundNodes of(TopicTree tree, PublishedLongs found, int count) {
        BitSet shown = new BitSet(tree.size());
        BitSet aboveShown = new BitSet(tree.size());
        for (int i = 0; i < count; i++) {
            for (int node = (int) found.get(i); node != TopicTree.ROOT && !shown.get(node); node = tree.parent(node)) {
                shown.set(node);
                aboveShown.set(tree.parent(node));
            }
        }
        return new FoundNodes(count, shown, aboveShown);
    }
}
