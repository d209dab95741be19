// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The tasks of one owner: a session or the program. They run in the lanes of the {@link TaskService}; closing cancels
 * them. Any thread.
 */
public final class Tasks implements AutoCloseable {
    /** The kind of work a task does; tasks of one lane never wait for those of another. */
    public enum Lane {
        /**
         * Work that the user waits for and that takes about 10 ms, such as reading the value of a topic. Two threads,
         * in the order of submission.
         */
        READ,
        /**
         * Scans a log or a tree. A thread for each task, at once, so that none waits for an older one; cancel it when
         * it is superseded.
         */
        SCAN,
        /** Waits for a disk, the network or the system. A thread for each task. */
        IO,
        /** Writes a file that the user requested. A thread for each task; ends only when it is done. */
        SAVE
    }

    /** The work of a task that uses its result itself. */
    @FunctionalInterface
    public interface Body {
        /** @throws Exception logged and reported */
        void run(Progress progress, Cancel cancel) throws Exception;
    }

    /** The work of a task whose result goes to another thread. */
    @FunctionalInterface
    public interface Work<T> {
        /** @throws Exception logged and reported */
        T run(Progress progress, Cancel cancel) throws Exception;
    }

    private final TaskService service;
    private final Supplier<String> name;
    private volatile boolean closed;

    Tasks(TaskService service, Supplier<String> name) {
        this.service = service;
        this.name = name;
    }

    /** Tasks whose lanes all run on an executor that the caller shuts down, for tests and measurements. */
    public static Tasks on(Executor all) {
        return TaskService.on(all).program();
    }

    /** @param name as in {@link TaskSpec} */
    public Task submit(String name, Lane lane, Body body, Consumer<Throwable> failed) {
        return submit(TaskSpec.of(name, lane), body, failed);
    }

    /**
     * Runs a task soon.
     *
     * @param failed called on the task's thread with what the body threw, including an {@link Error}, or with a
     *     {@link java.util.concurrent.CancellationException} if the user cancelled it; on the caller's thread if the
     *     task could not be run at all; not called for a task that was dropped, by its handle, by one that supersedes
     *     it or with its owner
     */
    public Task submit(TaskSpec spec, Body body, Consumer<Throwable> failed) {
        TaskRun run = make(spec, body, failed);
        service.start(run);
        return run;
    }

    /**
     * Runs a task soon and delivers its result on another thread. Neither consumer is called once the task is dropped,
     * not even if the result was on its way; exactly one is called otherwise.
     *
     * @param to takes the result to the thread of the consumers
     * @param failed as in {@link #submit}
     */
    public <T> Task compute(TaskSpec spec, Executor to, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        TaskRun[] own = new TaskRun[1];
        TaskRun run = make(
                spec,
                (progress, cancel) -> {
                    T result = work.run(progress, cancel);
                    cancel.check();
                    own[0].deliver(to, () -> done.accept(result));
                },
                problem -> own[0].deliver(to, () -> failed.accept(problem)));
        own[0] = run;
        service.start(run);
        return run;
    }

    private TaskRun make(TaskSpec spec, Body body, Consumer<Throwable> failed) {
        TaskRun run = new TaskRun(service, this, spec, body, failed);
        cancel(spec);
        return run;
    }

    /** Drops the task that was submitted with a superseding spec, if there is one. */
    public void cancel(TaskSpec spec) {
        Object key = spec.key();
        if (key != null) {
            service.cancel(this, other -> key.equals(other.key()));
        }
    }

    /**
     * A lane for code that uses executors only. That code handles its failures itself; a failure that reaches this
     * class is only logged.
     */
    public Executor executor(String taskName, Lane lane) {
        return executor(TaskSpec.of(taskName, lane).uncancellable(), (progress, cancel) -> {});
    }

    /** @param begin called on the task's thread before each work, to report its progress and to cancel it */
    public Executor executor(TaskSpec spec, Body begin) {
        return work -> {
            TaskRun run = make(
                    spec,
                    (progress, cancel) -> {
                        begin.run(progress, cancel);
                        work.run();
                    },
                    problem -> {});
            service.startOrThrow(run);
        };
    }

    /** Runs tasks in order, each after the previous one has ended. */
    public SerialTasks serial(TaskSpec spec) {
        return new SerialTasks(executor(spec, (progress, cancel) -> {}), problem -> service.log(spec.label(), problem));
    }

    /** An executor of the lane that runs each work after a delay; what it can't run is dropped. */
    public Executor delayed(String taskName, Lane lane, Duration delay) {
        Executor soon = executor(taskName, lane);
        return CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, work -> {
            try {
                soon.execute(work);
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                service.log(taskName, e);
            }
        });
    }

    String name() {
        return name.get();
    }

    boolean isClosed() {
        return closed;
    }

    /** Cancels the owner's tasks, except files that are being written; later ones are not run. */
    @Override
    public void close() {
        closed = true;
        service.cancel(this, spec -> spec.lane() != Lane.SAVE);
    }
}
