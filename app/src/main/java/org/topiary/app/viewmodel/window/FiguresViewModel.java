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
import org.topiary.app.text.Figures;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.core.log.MessageLog;
import org.topiary.mqtt.receive.ReceivePath;

/**
 * What a window carries at present, and what all of them cost, twice a second while it is asked for. JavaFX application
 * thread only.
 */
public final class FiguresViewModel implements AutoCloseable {
    private static final long PERIOD_NANOS = 500_000_000L;

    /** A figure of the session or of the window. */
    public enum Figure {
        /** Messages that the session took in, per second. */
        MESSAGES_IN,
        /**
         * Rows of the tree that were drawn with news, per second: however many messages came for a row since it was
         * last drawn, it is drawn once.
         */
        ROWS_DRAWN,
        /** Processor time of the JavaFX application thread as a share of the time that passed. */
        WINDOW_BUSY,
        /** Longest time that the JavaFX application thread was held, in the last 10 s and since the figures show. */
        LONGEST_PAUSE,
        FRAMES,
        /** Heap in use of what the process has for it. */
        HEAP,
        LOG,
        TOPICS,
        /** Whether messages come in by the short way: {@link ReceivePath}. */
        RECEIVE_PATH
    }

    private final Gauges window;
    private final LongSupplier ticks;
    private final Supplier<@Nullable SessionViewModel> session;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final Map<Figure, ReadOnlyStringWrapper> values = new EnumMap<>(Figure.class);

    /**
     * What is measured of the window.
     *
     * @param recentPause longest pause of the last 10 s, ms
     * @param takePause longest pause since it was taken last, ms
     * @param onClose is run when nobody takes pauses any more
     */
    record Gauges(Supplier<Totals> totals, DoubleSupplier recentPause, DoubleSupplier takePause, Runnable onClose) {}

    /** The counters as they were last looked at. */
    private record Look(Totals totals, @Nullable SessionViewModel session, long received, long drawn) {}

    private @Nullable Look last;
    private double longestPause;
    // Written by the JavaFX application thread, read by the ticker's.
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
            // What was before is none of this time.
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
            throw new IllegalArgumentException("There is no value of " + figure);
        }
        return value;
    }

    /** Whether it is time to look again. Any thread. */
    public boolean isDue() {
        return isShown && ticks.getAsLong() - dueAt >= 0;
    }

    /** Looks again if it is time. */
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
            value(Figure.TOPICS).set(Figures.grouped(current.session().tree().topics()));
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
                                ? Texts.get("figures.rate", Figures.grouped(Math.round(perSecond)))
                                : Texts.get("figures.none"));
    }

    private void set(Figure figure, String textKey, Object... arguments) {
        value(figure).set(Texts.get(textKey, arguments));
    }

    /** To be called when the window is gone. */
    @Override
    public void close() {
        window.onClose().run();
    }
}
