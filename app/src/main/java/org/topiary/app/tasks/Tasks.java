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
 * Runs what may not hold the JavaFX application thread. No exception vanishes: it is logged with its cause, and the
 * feature that submitted the task is told. None of the threads keeps the process alive. Any thread.
 */
public final class Tasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
    private static final Duration SAVE_LIMIT = Duration.ofSeconds(5);

    /** What kind of work a task is; tasks of one lane never wait for those of another. */
    public enum Lane {
        /**
         * What a user waits for and has within about 10 ms, such as the value of a topic. Two threads, in the order of
         * submission.
         */
        READ,
        /**
         * Walks a log or a tree. A thread for each, at once, so that none waits for an older one; cancel it when it is
         * superseded.
         */
        SCAN,
        /** Waits for a disk, the network or the system. A thread for each. */
        IO,
        /** Writes a file that the user asked for. A thread for each; {@link #close} waits for it. */
        SAVE
    }

    /** What a task does. */
    @FunctionalInterface
    public interface Body {
        /**
         * @param cancelled whether it is to end; what loops asks at least every millisecond
         * @throws Exception to have it logged and reported
         */
        void run(BooleanSupplier cancelled) throws Exception;
    }

    private final Map<Lane, Executor> lanes = new EnumMap<>(Lane.class);
    /** Those of the lanes that end with this. */
    private final Map<Lane, ExecutorService> pools = new EnumMap<>(Lane.class);

    private final Duration saveLimit;
    /** Names of what is being saved, for the log. */
    private final Set<String> saving = ConcurrentHashMap.newKeySet();

    private final FailureLog failures = new FailureLog(LOG);
    private volatile boolean closed;

    /** On threads of its own. */
    public Tasks() {
        this(SAVE_LIMIT);
    }

    /** @param saveLimit for how long {@link #close} waits for files that are being written */
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

    /** All lanes on an executor that somebody else ends, for tests and measurements. */
    public static Tasks on(Executor all) {
        return new Tasks(all);
    }

    /**
     * Runs a task soon.
     *
     * @param name begins the sentence "… failed" in the log, such as "Reading a value"; without payloads and secrets
     * @param failed told on the task's thread what the body threw, an {@link Error} included, or on the caller's that
     *     it could not be run at all; not told of a task that was cancelled
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
     * A lane for code that knows executors only, and records a failure itself before it lets it through to here, where
     * it is logged.
     *
     * @param name as of {@link #submit}
     */
    public Executor executor(String name, Lane lane) {
        return work -> lane(lane).execute(() -> run(new Task(), name, lane, cancelled -> work.run(), problem -> {}));
    }

    private Executor lane(Lane lane) {
        Executor executor = lanes.get(lane);
        if (executor == null) {
            throw new IllegalStateException("There is no lane " + lane);
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
            LOG.debug("{} ended with the program", name, problem);
        } else {
            failures.log(name, problem);
        }
        if (!task.isCancelled()) {
            try {
                failed.accept(problem);
            } catch (RuntimeException | Error e) {
                failures.log("Telling that " + name + " failed", e);
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
                        "Not finished when the program ended, the file is as it was before: {}",
                        String.join(", ", saving));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
