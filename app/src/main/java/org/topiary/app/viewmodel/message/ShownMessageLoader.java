// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
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

    private final TaskSpec spec = TaskSpec.of("task.readValue", Lane.READ).superseding();
    private boolean reading;
    private ShownMessageReader.@Nullable Request next;

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
        tasks.compute(
                spec.in(reader.lane(request)),
                fx::later,
                (progress, cancel) -> reader.read(request, progress, cancel),
                this::finish,
                problem -> finish(ShownMessageReader.failed(problem)));
    }

    private void finish(ShownMessage result) {
        reading = false;
        ready.accept(result);
        ShownMessageReader.Request following = next;
        if (following != null) {
            load(following);
        }
    }

    /** Cancels all requests so far. */
    void cancel() {
        reading = false;
        next = null;
        tasks.cancel(spec);
    }
}
