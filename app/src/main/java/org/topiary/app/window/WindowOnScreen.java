// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.function.BiConsumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.topiary.app.ui.InWindowDialogs;
import org.topiary.app.view.window.WindowContent;
import org.topiary.app.viewmodel.session.SessionViewModel;

/**
 * One window on the screen: whether it is visible, and the session drawn in it. JavaFX application thread unless noted
 * otherwise.
 */
public final class WindowOnScreen {
    /** How long to skip a window after a failure, which would probably recur with each of 20 ticks a second. */
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
     * @param wake requests an early check whether anything must be redrawn
     * @param failed called with what failed and why, on either thread
     */
    public WindowOnScreen(Stage stage, WindowContent content, Runnable wake, BiConsumer<String, Throwable> failed) {
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

    /** The session that this window shows; null for none. Any thread. */
    @Nullable
    SessionViewModel session() {
        return session;
    }

    /** Whether the visible content is out of date and has not failed recently. Never throws. Any thread. */
    boolean isOutOfDate(long nowNanos) {
        if (!visible || isResting(nowNanos)) {
            return false;
        }
        try {
            SessionViewModel shown = session;
            return content.isDue() || (shown != null && shown.isOutOfDate(nowNanos));
        } catch (RuntimeException | Error e) {
            rest(nowNanos, "Checking whether a window is out of date", e);
            return false;
        }
    }

    /** Ticks the session and draws the window. Never throws, so that other windows are still drawn. */
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
        // Compares the distance, because the clock may be set back.
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
