// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.function.BiConsumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.topiary.app.ui.InWindowDialogs;
import org.topiary.app.view.window.WindowContent;
import org.topiary.app.viewmodel.session.SessionViewModel;

/**
 * One window on the screen: whether it is seen, and the session that is drawn in it. JavaFX application thread, except
 * where said.
 */
public final class OpenWindow {
    /**
     * After a failure it is left alone for so long: most likely it would fail again, with each of 20 ticks a second.
     */
    private static final long REST_NANOS = 1_000_000_000L;

    private final Stage stage;
    private final WindowContent content;
    private final Runnable wake;
    private final BiConsumer<String, Throwable> failed;

    // Written by both threads; lost updates do no harm.
    private volatile boolean resting;
    private volatile long failedAt;

    // Written by the JavaFX application thread, read by the ticker's.
    private volatile boolean visible;
    private volatile @Nullable SessionViewModel session;

    /**
     * @param wake has it looked soon whether there is something to be drawn
     * @param failed is told what failed and why, on either thread
     */
    public OpenWindow(Stage stage, WindowContent content, Runnable wake, BiConsumer<String, Throwable> failed) {
        this.stage = stage;
        this.content = content;
        this.wake = wake;
        this.failed = failed;
        stage.showingProperty().subscribe(value -> seeing(value && !stage.isIconified()));
        stage.iconifiedProperty().subscribe(value -> seeing(stage.isShowing() && !value));
    }

    private void seeing(boolean value) {
        visible = value;
        wake.run();
    }

    /** Draws another session from now on; null for none. */
    public void show(@Nullable SessionViewModel shown) {
        session = shown;
        wake.run();
    }

    /** The session that it shows; null for none. Any thread. */
    @Nullable
    SessionViewModel session() {
        return session;
    }

    /** Whether what is seen is out of date, and it did not just fail. Never throws. Any thread. */
    boolean isBehind(long nowNanos) {
        if (!visible || isResting(nowNanos)) {
            return false;
        }
        try {
            SessionViewModel shown = session;
            return content.isDue() || (shown != null && shown.isBehind(nowNanos));
        } catch (RuntimeException | Error e) {
            rest(nowNanos, "Looking whether a window is out of date", e);
            return false;
        }
    }

    /** Ticks the session and draws the window. Never throws: other windows are drawn as well. */
    void draw(long nowNanos) {
        try {
            SessionViewModel shown = session;
            if (shown != null) {
                shown.tick(nowNanos);
            }
            content.draw(nowNanos);
        } catch (RuntimeException | Error e) {
            rest(nowNanos, "Drawing a window", e);
        }
    }

    private void rest(long nowNanos, String work, Throwable problem) {
        failedAt = nowNanos;
        resting = true;
        failed.accept(work, problem);
    }

    private boolean isResting(long nowNanos) {
        // By distance: the clock may be set back.
        resting = resting && Math.abs(nowNanos - failedAt) < REST_NANOS;
        return resting;
    }

    public Stage stage() {
        return stage;
    }

    public InWindowDialogs dialogs() {
        return content.dialogs();
    }
}
