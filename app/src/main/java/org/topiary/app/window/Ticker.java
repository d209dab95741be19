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
 * The window's pulse: looks 20 times a second whether the picture is out of date, and if so has it drawn, with at most
 * one task waiting for the JavaFX application thread. Nothing else brings messages to the screen. When nothing was out
 * of date for half a second it looks 10 times a second, until something is or it is woken: waking up costs more than
 * the look.
 */
public final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final long PERIOD_MILLIS = 50;
    private static final long REST_MILLIS = 100;
    private static final int LOOKS_BEFORE_REST = 10;

    private final FxScheduler fx;
    private final WindowMonitor monitor;
    private final LongPredicate isBehind;
    private final LongConsumer draw;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final BiConsumer<String, Throwable> failed;
    private final ScheduledExecutorService timer = Threads.later("topiary-tick");
    private volatile boolean resting;

    // The ticker's thread only.
    private int looksInVain;
    private @Nullable Future<?> next;

    /**
     * @param isBehind whether something is to be drawn as of a time (ns since the epoch); called on the ticker's thread
     * @param draw draws as of a time; called on the JavaFX application thread
     * @param failed is told what failed and why, on either thread, as often as it does
     */
    public Ticker(
            FxScheduler fx,
            WindowMonitor monitor,
            LongPredicate isBehind,
            LongConsumer draw,
            BiConsumer<String, Throwable> failed) {
        this.fx = fx;
        this.monitor = monitor;
        this.isBehind = isBehind;
        this.draw = draw;
        this.failed = failed;
    }

    public void start() {
        lookSoon();
    }

    /** Looks at once rather than when it is time, for what a user waits for. Any thread. */
    public void lookSoon() {
        try {
            timer.execute(() -> {
                looksInVain = 0;
                look();
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing is drawn any more: the window is closed");
        }
    }

    /** Looks as often as ever again, if it does not. Any thread. */
    public void wake() {
        if (resting) {
            resting = false;
            lookSoon();
        }
    }

    private void look() {
        if (next != null) {
            next.cancel(false);
        }
        try {
            looksInVain = isDrawn() ? looksInVain + 1 : 0;
            resting = looksInVain >= LOOKS_BEFORE_REST;
        } catch (RuntimeException | Error e) {
            // It would end the looking, and the window would stand still for ever.
            failed.accept("Looking whether a window is out of date", e);
        }
        next = timer.schedule(this::look, resting ? REST_MILLIS : PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Has what is out of date drawn; whether there is nothing. */
    private boolean isDrawn() {
        if (waiting.get()) {
            return false;
        }
        if (!isBehind.test(now())) {
            return true;
        }
        waiting.set(true);
        long asked = System.nanoTime();
        fx.later(() -> tick(asked));
        return false;
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

    /** Nanoseconds since the epoch, as messages are stamped. */
    public static long now() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
