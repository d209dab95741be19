// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import org.topiary.core.tree.TopicTree;

/**
 * Chains: nodes that share a row with their only child, because they have no messages of their own. Determined from the
 * tree each time, for the rows that are shown; nothing is stored per node. A chain never grows at its end once that has
 * a message or two children; it splits when one of its nodes gets a message or a second child.
 */
final class Chains {
    /** Maximum number of nodes in a chain: a topic may have 30,000 levels. */
    static final int MAX_NODES = 32;

    private Chains() {}

    /** Whether a node shares the row of its only child. */
    static boolean joins(TopicTree tree, int node) {
        return node != TopicTree.ROOT && tree.childCount(node) == 1 && tree.messages(node) == 0;
    }

    /** The last node of the chain that begins with a node; the node itself if it is in no chain. */
    static int end(TopicTree tree, int start) {
        int end = start;
        for (int i = 1; i < MAX_NODES && joins(tree, end); i++) {
            end = tree.firstChild(end);
        }
        return end;
    }
}
