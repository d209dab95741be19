// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

/** The handle of a submitted task. Any thread. */
public interface Task {
    /**
     * The result is no longer needed: the task does not start, or ends as soon as it checks. Nothing is reported any
     * more.
     */
    void cancel();

    /** Whether the task was cancelled, by whoever submitted it or by the user. */
    boolean isCancelled();
}
