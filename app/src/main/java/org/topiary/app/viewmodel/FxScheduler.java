// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The only way to the JavaFX application thread. View-models receive it in their constructors; in tests it is
 * {@code Runnable::run}.
 */
@FunctionalInterface
public interface FxScheduler {
    /** Runs the task on the JavaFX application thread soon, in the order of calls. Any thread. */
    void later(Runnable task);

    /**
     * Runs the task on the JavaFX application thread soon. Any thread.
     *
     * @return completes there with its result, or with what it threw, which is also reported
     */
    default <T> CompletableFuture<T> supply(Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        later(() -> {
            try {
                result.complete(task.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
                throw e;
            }
        });
        return result;
    }
}
