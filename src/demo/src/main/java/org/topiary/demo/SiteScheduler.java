// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs everything that happens on the simulated sites, on one daemon thread and in simulated time.
 *
 * <p>A task sees the time it was due at, not the time it ran, so the same seed and start give the same values on any
 * machine. If the machine cannot keep up, the simulated clock falls behind: nothing is skipped, and no backlog grows.
 */
final class SiteScheduler implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteScheduler.class);
    private static final long MAX_BEHIND_NANOS = 250_000_000;
    private static final long MEASURE_NANOS = 3_000_000_000L;

    private record Task(long dueNanos, long order, long periodNanos, Runnable action) {}

    private final Instant start;
    private final double rate;
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::dueNanos).thenComparingLong(Task::order));
    private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private long nowNanos;
    private long nextOrder;
    private volatile boolean stopped;
    private volatile double rateReached;

    /**
     * @param start simulated time at the start
     * @param rate simulated seconds per second, above 0
     */
    SiteScheduler(Instant start, double rate) {
        this.start = start;
        this.rate = rate;
        this.rateReached = rate;
        this.thread = Thread.ofPlatform().daemon().name("demo-sites").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Simulated time; on the scheduler's thread only. */
    Instant now() {
        return start.plusNanos(nowNanos);
    }

    /** Simulated seconds since the start; on the scheduler's thread only. */
    double seconds() {
        return nowNanos / 1e9;
    }

    /** On the scheduler's thread, or before the start. Both durations are simulated. */
    void every(Duration firstDelay, Duration period, Runnable action) {
        tasks.add(new Task(nowNanos + firstDelay.toNanos(), nextOrder++, period.toNanos(), action));
    }

    /** On the scheduler's thread, or before the start. */
    void after(Duration delay, Runnable action) {
        tasks.add(new Task(nowNanos + delay.toNanos(), nextOrder++, 0, action));
    }

    /** From any thread, as soon as possible. */
    @Override
    public void execute(Runnable action) {
        posted.add(action);
        LockSupport.unpark(thread);
    }

    /**
     * Advances simulated time and runs the due tasks on the calling thread; for a scheduler that has not been started.
     */
    void advance(Duration duration) {
        long end = nowNanos + duration.toNanos();
        runPosted();
        for (Task next = tasks.peek(); next != null && next.dueNanos <= end; next = tasks.peek()) {
            runNext();
            runPosted();
        }
        nowNanos = end;
    }

    /** Simulated seconds per second over the last few seconds; from any thread. */
    double rateReached() {
        return rateReached;
    }

    private void run() {
        long origin = System.nanoTime();
        long measuredAt = origin;
        long measured = nowNanos;
        while (!stopped) {
            runPosted();
            long elapsed = System.nanoTime() - measuredAt;
            if (elapsed > MEASURE_NANOS) {
                rateReached = Math.min(rate, (double) (nowNanos - measured) / elapsed);
                measuredAt += elapsed;
                measured = nowNanos;
            }
            Task next = tasks.peek();
            if (next == null) {
                LockSupport.park(this);
                continue;
            }
            long dueIn = (long) (next.dueNanos / rate) - (System.nanoTime() - origin);
            if (dueIn > 0) {
                LockSupport.parkNanos(this, dueIn);
                continue;
            }
            if (dueIn < -MAX_BEHIND_NANOS) {
                origin -= dueIn;
            }
            runNext();
        }
    }

    private void runPosted() {
        for (Runnable action = posted.poll(); action != null; action = posted.poll()) {
            run(action);
        }
    }

    private void runNext() {
        Task task = tasks.remove();
        nowNanos = Math.max(nowNanos, task.dueNanos);
        if (task.periodNanos > 0) {
            tasks.add(new Task(task.dueNanos + task.periodNanos, task.order, task.periodNanos, task.action));
        }
        run(task.action);
    }

    private void run(Runnable action) {
        if (stopped) {
            return;
        }
        try {
            action.run();
        } catch (RuntimeException e) {
            // One device that fails must not silence the others.
            LOG.warn("A simulated device failed", e);
        }
    }

    /** Stops running tasks; from any thread. */
    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
    }
}
