// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

/** Waits for background tasks. */
public final class IdleTasks {
    private IdleTasks() {}

    /** Returns when no task is waiting or running, and all results have been delivered. */
    public static void await(TaskService service) throws InterruptedException {
        service.awaitIdle();
    }
}
