// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work that must not block the JavaFX application thread. No exception is lost: it is logged with its cause and
 * passed to the feature that submitted the task. None of the threads keeps the process alive. Any thread.
 */
public final class Tasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
    private static final Duration SAVE_LIMIT = Duration.ofSeconds(5);

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
        /** Writes a file that the user requested. A thread for each task; {@link #close} waits for it. */
        SAVE
    }

    /** The work of a task. */
    @FunctionalInterface
    public interface Body {
        /**
         * @param cancelled whether to end; a loop must check at least every millisecond
         * @throws Exception logged and reported
         */
        void run(BooleanSupplier cancelled) throws Exception;
    }

    private final Map<Lane, Executor> lanes = new EnumMap<>(Lane.class);
    /** The pools that end together with this object. */
    private final Map<Lane, ExecutorService> pools = new EnumMap<>(Lane.class);

    private final Duration saveLimit;
    /** Names of the saves in progress, for the log. */
    private final Set<String> saving = ConcurrentHashMap.newKeySet();

    private final FailureLog failures = new FailureLog(LOG);
    private volatile boolean closed;

    /** Creates the lanes with new threads. */
    public Tasks() {
        this(SAVE_LIMIT);
    }

    /** @param saveLimit how long {@link #close} waits for files that are being written */
    Tasks(Duration saveLimit) {
        this.saveLimit = saveLimit;
        pools.put(Lane.READ, Threads.reads());
        pools.put(Lane.SCAN, Threads.scans());
        pools.put(Lane.IO, Threads.any("topiary-io"));
        pools.put(Lane.SAVE, Threads.any("topiary-save"));
        lanes.putAll(pools);
    }

    private Tasks(Executor all) {
        saveLimit = Duration.ZERO;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, all);
        }
    }

    /** Runs all lanes on an executor that the caller shuts down, for tests and measurements. */
    public static Tasks on(Executor all) {
        return new Tasks(all);
    }

    /**
     * Runs a task soon.
     *
     * @param name begins the sentence "… failed" in the log, such as "Reading a value"; without payloads and secrets
     * @param failed called on the task's thread with what the body threw, including an {@link Error}, or on the
     *     caller's thread if the task could not be run at all; not called for a cancelled task
     */
    public Task submit(String name, Lane lane, Body body, Consumer<Throwable> failed) {
        Task task = new Task();
        try {
            lane(lane).execute(() -> run(task, name, lane, body, failed));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            report(task, name, e, failed);
        }
        return task;
    }

    /**
     * A lane for code that uses executors only. That code handles its failures itself; a failure that reaches this
     * class is only logged.
     *
     * @param name as in {@link #submit}
     */
    public Executor executor(String name, Lane lane) {
        return work -> lane(lane).execute(() -> run(new Task(), name, lane, cancelled -> work.run(), problem -> {}));
    }

    private Executor lane(Lane lane) {
        Executor executor = lanes.get(lane);
        if (executor == null) {
            throw new IllegalStateException("No executor for lane " + lane);
        }
        return executor;
    }

    private void run(Task task, String name, Lane lane, Body body, Consumer<Throwable> failed) {
        if (task.isCancelled()) {
            return;
        }
        if (lane == Lane.SAVE) {
            saving.add(name);
        }
        try {
            body.run(task::isCancelled);
        } catch (Throwable e) {
            report(task, name, e, failed);
        } finally {
            saving.remove(name);
        }
    }

    private void report(Task task, String name, Throwable problem, Consumer<Throwable> failed) {
        if (closed) {
            LOG.debug("{} was interrupted by the end of the program", name, problem);
        } else {
            failures.log(name, problem);
        }
        if (!task.isCancelled()) {
            try {
                failed.accept(problem);
            } catch (RuntimeException | Error e) {
                failures.log("Reporting that " + name + " failed", e);
            }
        }
    }

    /** Waits a few seconds for files that are being written, and interrupts everything else. */
    @Override
    public void close() {
        closed = true;
        pools.forEach((lane, pool) -> {
            if (lane != Lane.SAVE) {
                pool.shutdownNow();
            }
        });
        ExecutorService saves = pools.get(Lane.SAVE);
        if (saves != null) {
            endSaves(saves);
        }
    }

    private void endSaves(ExecutorService saves) {
        saves.shutdown();
        try {
            if (!saves.awaitTermination(saveLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.error(
                        "Not finished when the program ended; the file was not changed: {}", String.join(", ", saving));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
