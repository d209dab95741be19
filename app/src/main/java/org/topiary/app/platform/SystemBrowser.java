// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.platform;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens web pages in the system's browser, and folders in its file manager, without waiting for it. The toolkit's own
 * method would pass on the whole environment, which may contain a password. Any thread.
 */
final class SystemBrowser implements Consumer<URI> {
    private static final Logger LOG = LoggerFactory.getLogger(SystemBrowser.class);

    @Override
    public void accept(URI page) {
        for (List<String> command : commands(System.getProperty("os.name", ""), page)) {
            try {
                PasswordVariable.hiddenFrom(new ProcessBuilder(command))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return;
            } catch (IOException e) {
                LOG.warn("Cannot start {}", command.getFirst(), e);
            }
        }
    }

    /** The commands to try in order, until one can be started. */
    static List<List<String>> commands(String osName, URI page) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac") || os.contains("darwin")) {
            return List.of(List.of("open", page.toString()));
        }
        if (os.contains("win")) {
            return List.of(List.of("rundll32", "url.dll,FileProtocolHandler", page.toString()));
        }
        return List.of(
                List.of("xdg-open", page.toString()),
                List.of("gio", "open", page.toString()),
                List.of("firefox", page.toString()));
    }
}
