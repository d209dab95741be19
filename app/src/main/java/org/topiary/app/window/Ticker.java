// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.monitor.WindowMonitor;
import org.topiary.app.tasks.Threads;
import org.topiary.app.viewmodel.FxScheduler;

/**
 * Redraws the windows: checks 20 times a second whether anything is out of date and, if so, redraws it, with at most
 * one task waiting for the JavaFX application thread. Nothing else brings messages to the screen. If nothing was out of
 * date for half a second, it checks 10 times a second until something is or until it is woken: waking up costs more
 * than the check.
 */
public final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final long PERIOD_MILLIS = 50;
    private static final long REST_MILLIS = 100;
    private static final int CHECKS_BEFORE_REST = 10;

    private final FxScheduler fx;
    private final WindowMonitor monitor;
    private final LongPredicate isOutOfDate;
    private final LongConsumer draw;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final BiConsumer<String, Throwable> failed;
    private final ScheduledExecutorService timer = Threads.later("topiary-tick");
    private volatile boolean resting;

    // The ticker's thread only.
    private int idleChecks;
    private @Nullable Future<?> next;

    /**
     * @param isOutOfDate whether anything must be redrawn as of a time (ns since the epoch); called on the ticker's
     *     thread
     * @param draw draws as of a time; called on the JavaFX application thread
     * @param failed called with what failed and why, on either thread, each time it fails
     */
    public Ticker(
            FxScheduler fx,
            WindowMonitor monitor,
            LongPredicate isOutOfDate,
            LongConsumer draw,
            BiConsumer<String, Throwable> failed) {
        this.fx = fx;
        this.monitor = monitor;
        this.isOutOfDate = isOutOfDate;
        this.draw = draw;
        this.failed = failed;
    }

    public void start() {
        checkNow();
    }

    /** Checks at once instead of at the next period, for something the user waits for. Any thread. */
    public void checkNow() {
        try {
            timer.execute(() -> {
                idleChecks = 0;
                check();
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Drawing has stopped: the window is closed");
        }
    }

    /** Returns to the full rate if the ticker has slowed down. Any thread. */
    public void wake() {
        if (resting) {
            resting = false;
            checkNow();
        }
    }

    private void check() {
        if (next != null) {
            next.cancel(false);
        }
        try {
            idleChecks = redrawIfOutOfDate() ? 0 : idleChecks + 1;
            resting = idleChecks >= CHECKS_BEFORE_REST;
        } catch (RuntimeException | Error e) {
            // Otherwise the checks would end, and the window would freeze.
            failed.accept("Checking whether a window is out of date", e);
        }
        next = timer.schedule(this::check, resting ? REST_MILLIS : PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Requests a redraw if anything is out of date; returns whether one is waiting. */
    private boolean redrawIfOutOfDate() {
        if (waiting.get()) {
            return true;
        }
        if (!isOutOfDate.test(now())) {
            return false;
        }
        waiting.set(true);
        long asked = System.nanoTime();
        fx.later(() -> tick(asked));
        return true;
    }

    private void tick(long asked) {
        waiting.set(false);
        long start = System.nanoTime();
        monitor.waited(start - asked);
        try {
            draw.accept(now());
        } catch (RuntimeException | Error e) {
            failed.accept("Drawing the windows", e);
        }
        monitor.ticked(System.nanoTime() - start);
    }

    /** Nanoseconds since the epoch, the clock that also timestamps messages. */
    public static long now() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
