// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.util.List;

/**
 * A task as the window shows it, at one moment.
 *
 * @param name the key of its name, with its arguments
 * @param owner the name of its owner; empty for the program
 * @param percent the share that is done, 0 to 100; -1 if not known
 * @param begun whether it has a thread; until then the user cannot cancel it
 * @param cancellable whether the user may cancel it once it has begun
 * @param cancelling whether it was cancelled and has not ended yet
 */
public record RunningTask(
        Task task,
        String name,
        List<Object> arguments,
        String owner,
        int percent,
        boolean begun,
        boolean cancellable,
        boolean cancelling) {
    /** Cancels the task for the user; whoever submitted it is told. Any thread. */
    public void cancel() {
        if (task instanceof TaskRun run) {
            run.cancelForUser();
        }
    }
}
