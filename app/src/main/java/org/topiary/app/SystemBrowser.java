// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.net.URI;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.HostServices;
import javafx.stage.Stage;

/** Opens pages of the web in the browser of the system, which the toolkit asks for without waiting. JavaFX application thread. */
final class SystemBrowser implements Consumer<URI> {
    /** JavaFX gives its services to applications that it starts itself; Topiary starts the toolkit, and is none. */
    private static final class NoApplication extends Application {
        @Override
        public void start(Stage stage) {
            throw new UnsupportedOperationException("Topiary starts in Main");
        }
    }

    private final HostServices services = new NoApplication().getHostServices();

    @Override
    public void accept(URI page) {
        services.showDocument(page.toString());
    }
}
