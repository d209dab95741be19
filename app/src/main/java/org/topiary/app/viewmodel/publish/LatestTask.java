// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Task;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.viewmodel.FxScheduler;

/**
 * Runs tasks of which only the newest counts: older tasks are cancelled, or their results dropped. JavaFX application
 * thread.
 */
final class LatestTask {
    private final Tasks tasks;
    private final FxScheduler fx;
    private final String name;
    private final Lane lane;
    private @Nullable Task newest;
    private long number;

    /** @param name as for {@link Tasks#submit} */
    LatestTask(Tasks tasks, FxScheduler fx, String name, Lane lane) {
        this.tasks = tasks;
        this.fx = fx;
        this.name = name;
        this.lane = lane;
    }

    /**
     * Runs a task; its result arrives on the JavaFX application thread.
     *
     * @param work runs in the lane
     * @param failed receives the exception, which is already logged
     */
    <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        cancel();
        long mine = number;
        Task task = tasks.submit(
                name,
                lane,
                cancelled -> {
                    T result = work.get();
                    answer(mine, () -> done.accept(result));
                },
                error -> answer(mine, () -> failed.accept(error)));
        // In a test the task may already be done, and have started a newer one.
        if (mine == number) {
            newest = task;
        }
    }

    private void answer(long mine, Runnable answer) {
        fx.later(() -> {
            if (mine == number) {
                answer.run();
            }
        });
    }

    /** Cancels the task; its result is dropped. */
    void cancel() {
        number++;
        if (newest != null) {
            newest.cancel();
            newest = null;
        }
    }
}
