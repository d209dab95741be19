// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import static org.topiary.payload.ByteSize.mebibytes;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.monitor.Totals;
import org.topiary.app.monitor.WindowMonitor;
import org.topiary.app.text.ShortNumbers;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.core.log.MessageLog;
import org.topiary.mqtt.receive.ReceivePath;

/**
 * The throughput of a window and the resource usage of all windows, measured twice a second while shown. JavaFX
 * application thread only.
 */
public final class FiguresViewModel implements AutoCloseable {
    private static final long PERIOD_NANOS = 500_000_000L;

    /** A figure of the session or of the window. */
    public enum Figure {
        /** Messages received by the session, per second. */
        MESSAGES_IN,
        /**
         * Rows of the tree that were drawn with changes, per second: a row is drawn once, however many messages arrived
         * for it since it was drawn last.
         */
        ROWS_DRAWN,
        /** CPU time of the JavaFX application thread as a share of the elapsed time. */
        WINDOW_BUSY,
        /**
         * Longest time that the JavaFX application thread was blocked, in the last 10 s and since the figures are
         * shown.
         */
        LONGEST_PAUSE,
        FRAMES,
        /** Used heap and maximum heap. */
        HEAP,
        LOG,
        TOPICS,
        /** Whether messages take the short receive path: {@link ReceivePath}. */
        RECEIVE_PATH
    }

    private final Gauges window;
    private final LongSupplier ticks;
    private final Supplier<@Nullable SessionViewModel> session;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final Map<Figure, ReadOnlyStringWrapper> values = new EnumMap<>(Figure.class);

    /**
     * The measurements of a window.
     *
     * @param recentPause longest pause of the last 10 s, ms
     * @param takePause longest pause since the last call, ms
     * @param onClose run when pauses are no longer needed
     */
    record Gauges(Supplier<Totals> totals, DoubleSupplier recentPause, DoubleSupplier takePause, Runnable onClose) {}

    /** A sample of the counters. */
    private record Look(Totals totals, @Nullable SessionViewModel session, long received, long drawn) {}

    private @Nullable Look last;
    private double longestPause;
    // Written on the JavaFX application thread, read on the ticker's.
    private volatile long dueAt;
    private volatile boolean isShown;

    /** @param session the session that the window shows; null for none */
    public FiguresViewModel(WindowMonitor monitor, Supplier<@Nullable SessionViewModel> session) {
        this(gauges(monitor), System::nanoTime, session);
    }

    private static Gauges gauges(WindowMonitor monitor) {
        WindowMonitor.Pauses pauses = monitor.pauses();
        return new Gauges(monitor::totals, monitor::recentPauseMillis, pauses::takeMillis, pauses::close);
    }

    /** @param ticks the clock of the totals */
    FiguresViewModel(Gauges window, LongSupplier ticks, Supplier<@Nullable SessionViewModel> session) {
        this.window = window;
        this.ticks = ticks;
        this.session = session;
        for (Figure each : Figure.values()) {
            values.put(each, new ReadOnlyStringWrapper(this, each.name(), ""));
        }
        shown.subscribe(value -> {
            isShown = value;
            longestPause = 0;
            // Discards the pauses before this time.
            var _ = window.takePause().getAsDouble();
            last = null;
            dueAt = ticks.getAsLong();
            if (value) {
                refresh();
            }
        });
    }

    public BooleanProperty shownProperty() {
        return shown;
    }

    public ReadOnlyStringProperty valueProperty(Figure figure) {
        return value(figure).getReadOnlyProperty();
    }

    private ReadOnlyStringWrapper value(Figure figure) {
        ReadOnlyStringWrapper value = values.get(figure);
        if (value == null) {
            throw new IllegalArgumentException("No value for " + figure);
        }
        return value;
    }

    /** Whether the next sample is due. Any thread. */
    public boolean isDue() {
        return isShown && ticks.getAsLong() - dueAt >= 0;
    }

    /** Takes a sample if it is due. */
    public void tick() {
        if (isDue()) {
            refresh();
        }
    }

    private void refresh() {
        Totals totals = window.totals().get();
        dueAt = totals.timeNanos() + PERIOD_NANOS;
        SessionViewModel current = session.get();
        Look now = new Look(
                totals,
                current,
                current == null ? 0 : current.session().messagesReceived(),
                current == null ? 0 : current.tree().rowsDrawn());
        Look before = last;
        last = now;
        longestPause = Math.max(longestPause, window.takePause().getAsDouble());
        Runtime runtime = Runtime.getRuntime();
        set(
                Figure.HEAP,
                "figures.of",
                mebibytes(runtime.totalMemory() - runtime.freeMemory()),
                mebibytes(runtime.totalMemory()));
        if (current == null) {
            value(Figure.LOG).set(Texts.get("figures.none"));
            value(Figure.TOPICS).set(Texts.get("figures.none"));
            value(Figure.RECEIVE_PATH).set(Texts.get("figures.none"));
        } else {
            MessageLog log = current.session().log();
            set(Figure.LOG, "figures.of", mebibytes(log.usedBytes()), mebibytes(log.capacityBytes()));
            value(Figure.TOPICS)
                    .set(ShortNumbers.grouped(current.session().tree().topics()));
            value(Figure.RECEIVE_PATH)
                    .set(Texts.get(
                            switch (current.session().receivePath()) {
                                case UNKNOWN -> "figures.none";
                                case DIRECT -> "figures.path.direct";
                                case LIBRARY -> "figures.path.library";
                            }));
        }
        if (before != null) {
            showRates(before, now);
        } else {
            for (Figure each : new Figure[] {
                Figure.MESSAGES_IN, Figure.ROWS_DRAWN, Figure.WINDOW_BUSY, Figure.LONGEST_PAUSE, Figure.FRAMES
            }) {
                value(each).set(Texts.get("figures.none"));
            }
        }
    }

    private void showRates(Look before, Look now) {
        double seconds = (now.totals.timeNanos() - before.totals.timeNanos()) / 1e9;
        boolean same = now.session != null && now.session.equals(before.session);
        rate(Figure.MESSAGES_IN, same, (now.received - before.received) / seconds);
        rate(Figure.ROWS_DRAWN, same, (now.drawn - before.drawn) / seconds);
        rate(Figure.FRAMES, true, (now.totals.frames() - before.totals.frames()) / seconds);
        set(
                Figure.WINDOW_BUSY,
                "figures.percent",
                Math.round((now.totals.fxCpuNanos() - before.totals.fxCpuNanos()) / seconds / 1e7));
        set(
                Figure.LONGEST_PAUSE,
                "figures.pauses",
                Math.round(window.recentPause().getAsDouble()),
                Math.round(longestPause));
    }

    private void rate(Figure figure, boolean known, double perSecond) {
        value(figure)
                .set(
                        known
                                ? Texts.get("figures.rate", ShortNumbers.grouped(Math.round(perSecond)))
                                : Texts.get("figures.none"));
    }

    private void set(Figure figure, String textKey, Object... arguments) {
        value(figure).set(Texts.get(textKey, arguments));
    }

    /** Must be called when the window is closed. */
    @Override
    public void close() {
        window.onClose().run();
    }
}
