// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxToolkit;

/**
 * The stage on which tests show views. TestFX's way to get it, and to close what a test left open, sleeps for 50 ms
 * several times per test. Not for the JavaFX application thread.
 */
public final class TestWindows {
    private static @Nullable Stage primary;

    private TestWindows() {}

    /** The stage that all tests share; starts JavaFX before the first of them. */
    public static synchronized Stage stage() throws TimeoutException {
        Stage stage = primary;
        if (stage == null) {
            stage = FxToolkit.registerPrimaryStage();
            primary = stage;
        }
        return stage;
    }

    /** Closes the windows that a test left open: they would receive the typed keys of the next. */
    public static void closeAll() {
        Hands.rest();
        FxEvents.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }
}
