// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicTree;

/** A sort of the children of a branch by a worker. */
final class BranchSortTask {
    private volatile @Nullable SortedChildren sorted;
    private volatile boolean cancelled;
    private volatile boolean failed;

    private BranchSortTask() {}

    /**
     * Makes the worker sort the children of a node. Errors are thrown on the worker's thread.
     *
     * @param some only these children; null for all
     * @param ready called by the worker when it is done or has failed
     */
    static BranchSortTask start(
            TopicTree tree, SiblingComparator order, int node, int @Nullable [] some, Executor worker, Runnable ready) {
        BranchSortTask sort = new BranchSortTask();
        try {
            worker.execute(() -> {
                if (!sort.cancelled) {
                    try {
                        sort.sorted = some == null
                                ? SiblingSorter.of(tree, order, node)
                                : SiblingSorter.of(tree, order, some);
                    } catch (Throwable e) {
                        sort.failed = true;
                        throw e;
                    } finally {
                        ready.run();
                    }
                }
            });
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // The task was rejected: the worker is shut down, or there is no memory for a thread.
            sort.failed = true;
        }
        return sort;
    }

    /** The sorted children; null until the worker is done. */
    @Nullable
    SortedChildren sorted() {
        return sorted;
    }

    /** Whether the sort failed. */
    boolean hasFailed() {
        return failed;
    }

    /** Cancels the sort if the worker has not begun. */
    void cancel() {
        cancelled = true;
    }
}
