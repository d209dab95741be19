// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/** Children of a branch that are being put in order by a worker. */
final class BranchSort {
    private volatile @Nullable SortedChildren sorted;
    private volatile boolean cancelled;

    private BranchSort() {}

    /**
     * Has all children of a node sorted by the worker.
     *
     * @param some only these of the children; null for all
     * @param ready told by the worker when it is done
     */
    static BranchSort start(
            TopicTree tree, SiblingOrder order, int node, int @Nullable [] some, Executor worker, Runnable ready) {
        BranchSort sort = new BranchSort();
        worker.execute(() -> {
            if (!sort.cancelled) {
                sort.sorted = some == null
                        ? SiblingSort.of(tree, order, node)
                        : SiblingSort.of(tree, order, some);
                ready.run();
            }
        });
        return sort;
    }

    /** The children in order; null until the worker is done. */
    @Nullable SortedChildren sorted() {
        return sorted;
    }

    /** Nobody wants it any more; a worker that has not begun will not. */
    void cancel() {
        cancelled = true;
    }
}
