// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.net.URI;
import java.util.function.Consumer;
import javafx.application.HostServices;

/** Opens pages of the web in the browser of the system, which the toolkit asks for without waiting. JavaFX application thread. */
final class SystemBrowser implements Consumer<URI> {
    private final HostServices services = new Topiary().getHostServices();

    @Override
    public void accept(URI page) {
        services.showDocument(page.toString());
    }
}
