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
 * Work of which only the newest counts: what it supersedes is left out, or its result is. JavaFX application thread.
 */
final class Newest {
    private final Tasks tasks;
    private final FxScheduler fx;
    private final String name;
    private final Lane lane;
    private @Nullable Task newest;
    private long number;

    /** @param name as of {@link Tasks#submit} */
    Newest(Tasks tasks, FxScheduler fx, String name, Lane lane) {
        this.tasks = tasks;
        this.fx = fx;
        this.name = name;
        this.lane = lane;
    }

    /**
     * The answer comes on the JavaFX application thread.
     *
     * @param work runs in the lane
     * @param failed what the work threw; it is in the log already
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
        // In a test the work may be done by now, and have led to newer work.
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

    /** Nobody waits for an answer any more. */
    void cancel() {
        number++;
        if (newest != null) {
            newest.cancel();
            newest = null;
        }
    }
}
