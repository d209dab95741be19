// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicTree;

/** Children of a branch that are being put in order by a worker. */
final class BranchSort {
    private volatile @Nullable SortedChildren sorted;
    private volatile boolean cancelled;
    private volatile boolean failed;

    private BranchSort() {}

    /**
     * Has all children of a node sorted by the worker, which is thrown what goes wrong.
     *
     * @param some only these of the children; null for all
     * @param ready told by the worker when it is done or has failed
     */
    static BranchSort start(
            TopicTree tree, SiblingOrder order, int node, int @Nullable [] some, Executor worker, Runnable ready) {
        BranchSort sort = new BranchSort();
        try {
            worker.execute(() -> {
                if (!sort.cancelled) {
                    try {
                        sort.sorted =
                                some == null ? SiblingSort.of(tree, order, node) : SiblingSort.of(tree, order, some);
                    } catch (Throwable e) {
                        sort.failed = true;
                        throw e;
                    } finally {
                        ready.run();
                    }
                }
            });
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // It was not even taken: no more tasks are, or there is no memory for a thread.
            sort.failed = true;
        }
        return sort;
    }

    /** The children in order; null until the worker is done. */
    @Nullable
    SortedChildren sorted() {
        return sorted;
    }

    /** Whether there will be no order. */
    boolean hasFailed() {
        return failed;
    }

    /** Nobody wants it any more; a worker that has not begun will not. */
    void cancel() {
        cancelled = true;
    }
}
