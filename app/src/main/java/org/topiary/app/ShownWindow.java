// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.topiary.app.view.common.InWindowDialogs;
import org.topiary.app.viewmodel.session.SessionViewModel;

/** One window on the screen: whether it is seen, and the session that is drawn in it. JavaFX application thread, except where said. */
final class ShownWindow {
    private final Stage stage;
    private final InWindowDialogs dialogs;
    private final LongConsumer tick;
    private final BooleanSupplier isDue;
    private final Runnable wake;

    // Written by the JavaFX application thread, read by the ticker's.
    private volatile boolean visible;
    private volatile @Nullable SessionViewModel session;

    /**
     * @param dialogs where the window asks
     * @param tick draws the session as of a time, ns since the epoch, and what is due
     * @param isDue whether there is something to be drawn beside the session; called on the ticker's thread
     * @param wake has it looked soon whether there is something to be drawn
     */
    ShownWindow(Stage stage, InWindowDialogs dialogs, LongConsumer tick, BooleanSupplier isDue, Runnable wake) {
        this.stage = stage;
        this.dialogs = dialogs;
        this.tick = tick;
        this.isDue = isDue;
        this.wake = wake;
        stage.showingProperty().subscribe(value -> seeing(value && !stage.isIconified()));
        stage.iconifiedProperty().subscribe(value -> seeing(stage.isShowing() && !value));
    }

    private void seeing(boolean value) {
        visible = value;
        wake.run();
    }

    /** Draws another session from now on; null for none. */
    void show(@Nullable SessionViewModel shown) {
        session = shown;
        wake.run();
    }

    /** The session that it shows; null for none. Any thread. */
    @Nullable SessionViewModel session() {
        return session;
    }

    /** Whether what is seen is out of date. Any thread. */
    boolean isBehind(long nowNanos) {
        SessionViewModel shown = session;
        return visible && (isDue.getAsBoolean() || (shown != null && shown.isBehind(nowNanos)));
    }

    void draw(long nowNanos) {
        tick.accept(nowNanos);
    }

    Stage stage() {
        return stage;
    }

    InWindowDialogs dialogs() {
        return dialogs;
    }
}
