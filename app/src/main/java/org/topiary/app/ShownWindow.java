// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

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
    private final Runnable wake;

    // Written by the JavaFX application thread, read by the ticker's.
    private volatile boolean visible;
    private volatile @Nullable SessionViewModel session;

    /**
     * @param dialogs where the window asks
     * @param tick draws the session as of a time, ns since the epoch
     * @param wake has it looked soon whether there is something to be drawn
     */
    ShownWindow(Stage stage, InWindowDialogs dialogs, LongConsumer tick, Runnable wake) {
        this.stage = stage;
        this.dialogs = dialogs;
        this.tick = tick;
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

    /** Whether somebody may look at it. Any thread. */
    boolean isVisible() {
        return visible;
    }

    /** Whether what is seen of the session is out of date. Any thread. */
    boolean isBehind(long nowNanos) {
        SessionViewModel shown = session;
        return visible && shown != null && shown.isBehind(nowNanos);
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
