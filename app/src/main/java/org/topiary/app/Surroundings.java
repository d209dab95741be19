// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

import org.topiary.app.exchange.InstalledTools;
import org.topiary.app.view.common.FileQuestions;
import org.topiary.app.view.common.SystemFileQuestions;
import org.topiary.vault.Keychain;
import org.topiary.vault.SystemKeychain;

/**
 * What of the user's computer the program uses beside its data folder.
 *
 * @param home the user's home folder, which imported files call {@code ~}
 * @param tools other MQTT clients
 * @param browser opens a page of the web; called on the JavaFX application thread
 * @param environment variables by their names
 */
record Surroundings(
        Keychain keychain, Path home, InstalledTools tools, FileQuestions files, Consumer<URI> browser, Map<String, String> environment) {
    /** Without variables. */
    Surroundings(Keychain keychain, Path home, InstalledTools tools, FileQuestions files, Consumer<URI> browser) {
        this(keychain, home, tools, files, browser, Map.of());
    }

    /** Those of the user. */
    static Surroundings ofUser() {
        Path home = Path.of(System.getProperty("user.home", "."));
        return new Surroundings(
                new SystemKeychain(),
                home,
                new InstalledTools(System.getProperty("os.name", ""), home, System.getenv()),
                new SystemFileQuestions(),
                new SystemBrowser(),
                System.getenv());
    }
}
