// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread that makes all decisions for one connection, one task at a time. All methods may be called on any thread.
 */
final class ControlThread implements Executor {
    private final ScheduledExecutorService executor;
    private final Consumer<Throwable> failed;

    /**
     * @param executor single-threaded; shut down by {@link #shutdown}
     * @param failed called on this thread with whatever a task throws, so that no exception is lost in the executor
     */
    ControlThread(ScheduledExecutorService executor, Consumer<Throwable> failed) {
        this.executor = executor;
        this.failed = failed;
    }

    static ScheduledExecutorService executor() {
        var executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("topiary-session").factory());
        executor.setRemoveOnCancelPolicy(true);
        // Tasks that arrive after shutdown have no effect.
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return executor;
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(guarded(task));
    }

    ScheduledFuture<?> schedule(Runnable task, long millis) {
        return executor.schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
    }

    /** Calls {@code rest} on this thread when a future has completed. */
    <T> void then(CompletableFuture<T> future, BiConsumer<T, @Nullable Throwable> rest) {
        var _ = future.whenComplete((value, error) -> execute(() -> rest.accept(value, error)));
    }

    /** Drops scheduled tasks; tasks that are already due still run. */
    void shutdown() {
        executor.shutdown();
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable t) {
                failed.accept(t);
            }
        };
    }
}
