// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

/** A task that was submitted. Any thread. */
public final class Task {
    private volatile boolean cancelled;

    Task() {}

    /** Nobody wants its result any more: it does not begin, or ends as soon as it asks. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
