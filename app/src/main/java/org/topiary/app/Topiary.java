// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import javafx.application.Application;
import javafx.stage.Stage;
import org.topiary.app.platform.Toolkit;

/**
 * What JavaFX takes for the application. On X11 windows carry the name of this class (WM_CLASS), by which a desktop
 * finds the starter that they belong to: {@code StartupWMClass} in its entry.
 */
public final class Topiary extends Application {
    /** For JavaFX. */
    public Topiary() {}

    @Override
    public void start(Stage unused) {
        Toolkit.ready();
    }
}
