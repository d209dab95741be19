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

/** The thread that decides for one connection, one task after the other. All methods may be called on any thread. */
final class ControlThread implements Executor {
    private final ScheduledExecutorService executor;
    private final Consumer<Throwable> failed;

    /**
     * @param executor of one thread; ended by {@link #shutdown}
     * @param failed told on this thread what a task throws, so that it does not vanish in the executor
     */
    ControlThread(ScheduledExecutorService executor, Consumer<Throwable> failed) {
        this.executor = executor;
        this.failed = failed;
    }

    static ScheduledExecutorService executor() {
        var executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("topiary-session").factory());
        executor.setRemoveOnCancelPolicy(true);
        // What still arrives after the end concerns nobody.
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

    /** Does the rest on this thread when a future has completed. */
    <T> void then(CompletableFuture<T> future, BiConsumer<T, @Nullable Throwable> rest) {
        var _ = future.whenComplete((value, error) -> execute(() -> rest.accept(value, error)));
    }

    /** What is scheduled is dropped; what was to be done at once is done still. */
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
