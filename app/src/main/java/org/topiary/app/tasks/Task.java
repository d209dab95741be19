// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

/** A submitted task. Any thread. */
public final class Task {
    private volatile boolean cancelled;

    Task() {}

    /** The result is no longer needed: the task does not start, or ends as soon as it checks. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
