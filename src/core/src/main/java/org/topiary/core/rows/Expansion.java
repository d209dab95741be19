// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicTree;

/**
 * Lists the nodes still to be opened by an expansion of everything below a node: the rows of open branches one after
 * the other, upper levels first.
 */
final class Expansion {
    final int maxRows;
    private final RowForest rows;
    private final ArrayDeque<Branch> rest = new ArrayDeque<>();
    private int start;
    private @Nullable Branch current;
    private int entry = RowEntries.NONE;

    /** @param start the node that is opened first */
    Expansion(RowForest rows, int start, int maxRows) {
        this.rows = rows;
        this.start = start;
        this.maxRows = maxRows;
    }

    /** The next node to open, {@link TopicTree#NONE} if there is none left. */
    int next() {
        if (start != TopicTree.NONE) {
            int first = start;
            start = TopicTree.NONE;
            return first;
        }
        while (current == null || current.closed || entry == RowEntries.NONE) {
            current = rest.poll();
            if (current == null) {
                return TopicTree.NONE;
            }
            // The entries of a closed branch may have been reclaimed.
            entry = current.closed ? RowEntries.NONE : rows.first(current);
        }
        int node = rows.shown(entry);
        entry = rows.next(entry);
        return node;
    }

    /** Queues the rows of a branch for opening. */
    void add(Branch branch) {
        rest.add(branch);
    }
}
