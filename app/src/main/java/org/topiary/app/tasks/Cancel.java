// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.util.concurrent.CancellationException;

/** Tells a task whether to end. */
public interface Cancel {
    /** Whether to end; a volatile read. A loop must check at least every millisecond. */
    boolean isCancelled();

    /**
     * Ends a task that was cancelled; called before its result is used.
     *
     * @throws CancellationException if the task was cancelled; not logged
     */
    default void check() {
        if (isCancelled()) {
            throw new CancellationException();
        }
    }

    /** Runs an action on cancellation, on the thread that cancels; at once if that has happened. */
    void onCancel(Runnable action);
}
