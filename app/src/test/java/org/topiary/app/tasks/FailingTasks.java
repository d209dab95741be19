// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

/** Tasks that run immediately, or fail while the test requests it, as when memory is exhausted. */
public final class FailingTasks {
    private boolean fails;

    private final Tasks tasks = Tasks.on(task -> {
        if (fails) {
            throw new OutOfMemoryError("of the test");
        }
        task.run();
    });

    /** Tasks of which those with this name fail. */
    public static Tasks of(String name) {
        return Tasks.on(task -> {
            if (task instanceof TaskRun run && run.spec().name().equals(name)) {
                throw new OutOfMemoryError("of the test");
            }
            task.run();
        });
    }

    public Tasks tasks() {
        return tasks;
    }

    public void setFailing(boolean value) {
        fails = value;
    }
}
