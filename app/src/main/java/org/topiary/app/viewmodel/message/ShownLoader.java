// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Task;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.FxScheduler;

/**
 * Reads messages in the background, one at a time; of requests made meanwhile only the latest is read next. JavaFX
 * application thread.
 */
final class ShownLoader {
    private final ShownReader reader;
    private final FxScheduler fx;
    private final Tasks tasks;
    private final Consumer<Shown> ready;

    /** Number of cancellations; results of earlier generations are dropped. */
    private long generation;

    private boolean reading;
    private ShownReader.@Nullable Request next;
    private @Nullable Task task;

    /** @param ready receives each message, or why it could not be read, on the JavaFX application thread */
    ShownLoader(ShownReader reader, FxScheduler fx, Tasks tasks, Consumer<Shown> ready) {
        this.reader = reader;
        this.fx = fx;
        this.tasks = tasks;
        this.ready = ready;
    }

    /** Reads a message once the read in progress has finished. */
    void load(ShownReader.Request request) {
        if (reading) {
            next = request;
            return;
        }
        reading = true;
        next = null;
        long asked = generation;
        task = tasks.submit(
                "Reading a value",
                reader.lane(request.position()),
                cancelled -> {
                    Shown result = reader.read(request);
                    fx.later(() -> finish(asked, result));
                },
                problem -> fx.later(() -> finish(asked, ShownReader.failed(problem))));
    }

    private void finish(long asked, Shown result) {
        if (asked != generation) {
            return;
        }
        reading = false;
        ready.accept(result);
        ShownReader.Request following = next;
        if (following != null) {
            load(following);
        }
    }

    /** Cancels all requests so far. */
    void cancel() {
        generation++;
        reading = false;
        next = null;
        if (task != null) {
            task.cancel();
        }
    }
}
