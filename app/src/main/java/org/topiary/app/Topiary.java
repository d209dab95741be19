// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import javafx.application.Application;
import javafx.stage.Stage;
import org.topiary.app.platform.Toolkit;

/**
 * The JavaFX application class. On X11, windows carry its name (WM_CLASS), by which a desktop finds the launcher they
 * belong to: {@code StartupWMClass} in its desktop entry.
 */
public final class Topiary extends Application {
    /** For JavaFX. */
    public Topiary() {}

    @Override
    public void start(Stage unused) {
        Toolkit.ready();
    }
}
