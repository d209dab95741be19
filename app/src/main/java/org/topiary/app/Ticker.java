// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.monitor.WindowMonitor;
import org.topiary.app.viewmodel.FxScheduler;

/**
 * The window's pulse: looks 20 times a second whether the picture is out of date, and if so has it drawn, with at most one
 * task waiting for the JavaFX application thread. Nothing else brings messages to the screen.
 */
final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final long PERIOD_MILLIS = 50;

    private final FxScheduler fx;
    private final WindowMonitor monitor;
    private final LongPredicate isBehind;
    private final LongConsumer draw;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "topiary-tick");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param isBehind whether something is to be drawn as of a time (ns since the epoch); called on the ticker's thread
     * @param draw draws as of a time; called on the JavaFX application thread
     */
    Ticker(FxScheduler fx, WindowMonitor monitor, LongPredicate isBehind, LongConsumer draw) {
        this.fx = fx;
        this.monitor = monitor;
        this.isBehind = isBehind;
        this.draw = draw;
    }

    void start() {
        var _ = timer.scheduleAtFixedRate(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks at once rather than when it is time, for what a user waits for. Any thread. */
    void lookSoon() {
        try {
            timer.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing is drawn any more: the window is closed");
        }
    }

    private void look() {
        try {
            if (!waiting.get() && isBehind.test(now()) && waiting.compareAndSet(false, true)) {
                long asked = System.nanoTime();
                fx.later(() -> tick(asked));
            }
        } catch (RuntimeException e) {
            // An exception would end the schedule, and the window would stand still for ever.
            LOG.error("The window could not be asked whether it is out of date", e);
        }
    }

    private void tick(long asked) {
        waiting.set(false);
        long start = System.nanoTime();
        monitor.waited(start - asked);
        draw.accept(now());
        monitor.ticked(System.nanoTime() - start);
    }

    /** Nanoseconds since the epoch, as messages are stamped. */
    static long now() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
