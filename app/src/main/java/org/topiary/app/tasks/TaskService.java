// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.tasks.Tasks.Lane;

/**
 * Runs all work of the program that must not block the JavaFX application thread. Features get the {@link Tasks} of an
 * owner, which end with it. No exception is lost: it is logged with its cause and passed to the feature that submitted
 * the task. None of the threads keeps the process alive. Any thread.
 */
public final class TaskService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskService.class);
    private static final Duration SAVE_LIMIT = Duration.ofSeconds(5);

    private final Map<Lane, Executor> lanes = new EnumMap<>(Lane.class);
    /** The pools that end together with this object. */
    private final Map<Lane, ExecutorService> pools = new EnumMap<>(Lane.class);

    private final Duration saveLimit;
    private final Tasks program = new Tasks(this, () -> "");
    /** The tasks that have been submitted and have not ended. */
    private final Set<TaskRun> open = ConcurrentHashMap.newKeySet();

    private final Object idle = new Object();
    private final FailureLog failures = new FailureLog(LOG);
    private volatile boolean closed;

    /** Creates the lanes with new threads. */
    public TaskService() {
        this(SAVE_LIMIT);
    }

    /** @param saveLimit how long {@link #close} waits for files that are being written */
    TaskService(Duration saveLimit) {
        this.saveLimit = saveLimit;
        pools.put(Lane.READ, Threads.reads());
        pools.put(Lane.SCAN, Threads.scans());
        pools.put(Lane.IO, Threads.any("topiary-io"));
        pools.put(Lane.SAVE, Threads.any("topiary-save"));
        lanes.putAll(pools);
    }

    private TaskService(Executor all) {
        saveLimit = Duration.ZERO;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, all);
        }
    }

    /** Runs all lanes on an executor that the caller shuts down, for tests and measurements. */
    public static TaskService on(Executor all) {
        return new TaskService(all);
    }

    /** The tasks that belong to the program, not to a session. */
    public Tasks program() {
        return program;
    }

    /**
     * The tasks of a new owner, which closes them when it ends.
     *
     * @param name what the window calls the owner; called on any thread
     */
    public Tasks ownedBy(Supplier<String> name) {
        return new Tasks(this, name);
    }

    /** The tasks that are wanted and were submitted at least that long ago, the oldest first. */
    public List<RunningTask> running(Duration atLeast) {
        if (open.isEmpty()) {
            return List.of();
        }
        return open.stream()
                .filter(run -> !run.isDropped() && run.age() >= atLeast.toNanos())
                .sorted(Comparator.comparingLong(TaskRun::age).reversed())
                .map(TaskRun::shown)
                .toList();
    }

    /** Starts a task, or ends it with the reason why it can't be started. */
    void start(TaskRun run) {
        try {
            startOrThrow(run);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            run.fail(e);
        }
    }

    /** @throws RejectedExecutionException if the lane takes no more tasks */
    void startOrThrow(TaskRun run) {
        open.add(run);
        // In this order: an owner that is closing cancels what it finds here.
        if (run.owner().isClosed()) {
            run.cancel();
            return;
        }
        Executor lane = lanes.get(run.spec().lane());
        if (lane == null) {
            throw new IllegalStateException("No executor for lane " + run.spec().lane());
        }
        try {
            lane.execute(run);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            ended(run);
            throw e;
        }
    }

    void ended(TaskRun run) {
        open.remove(run);
        synchronized (idle) {
            idle.notifyAll();
        }
    }

    /** Cancels tasks of an owner. */
    void cancel(Tasks owner, Predicate<TaskSpec> which) {
        for (TaskRun run : open) {
            if (run.owner().equals(owner) && which.test(run.spec())) {
                run.cancel();
            }
        }
    }

    void log(String work, Throwable problem) {
        if (closed) {
            LOG.debug("{} was interrupted by the end of the program", work, problem);
        } else {
            failures.log(work, problem);
        }
    }

    /** Returns when no task is waiting or running; for tests. */
    void awaitIdle() throws InterruptedException {
        synchronized (idle) {
            while (!open.isEmpty()) {
                idle.wait();
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
                String unfinished = open.stream()
                        .filter(run -> run.spec().lane() == Lane.SAVE && run.hasBegun())
                        .map(run -> run.spec().label())
                        .collect(Collectors.joining(", "));
                LOG.error("Not finished when the program ended; the file was not changed: {}", unfinished);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
