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
final class ShownMessageLoader {
    private final ShownMessageReader reader;
    private final FxScheduler fx;
    private final Tasks tasks;
    private final Consumer<ShownMessage> ready;

    /** Number of cancellations; results of earlier generations are dropped. */
    private long generation;

    private boolean reading;
    private ShownMessageReader.@Nullable Request next;
    private @Nullable Task task;

    /** @param ready receives each message, or why it could not be read, on the JavaFX application thread */
    ShownMessageLoader(ShownMessageReader reader, FxScheduler fx, Tasks tasks, Consumer<ShownMessage> ready) {
        this.reader = reader;
        this.fx = fx;
        this.tasks = tasks;
        this.ready = ready;
    }

    /** Reads a message once the read in progress has finished. */
    void load(ShownMessageReader.Request request) {
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
                    ShownMessage result = reader.read(request);
                    fx.later(() -> finish(asked, result));
                },
                problem -> fx.later(() -> finish(asked, ShownMessageReader.failed(problem))));
    }

    private void finish(long asked, ShownMessage result) {
        if (asked != generation) {
            return;
        }
        reading = false;
        ready.accept(result);
        ShownMessageReader.Request following = next;
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
