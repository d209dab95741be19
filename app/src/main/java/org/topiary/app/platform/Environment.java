// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.SystemFileQuestions;
import org.topiary.app.viewmodel.settings.SettingGroup;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.profiles.exchange.ImportFormat;
import org.topiary.profiles.exchange.Importer;
import org.topiary.profiles.installed.InstalledTools;
import org.topiary.vault.Keychain;
import org.topiary.vault.SystemKeychain;

/**
 * The parts of the user's computer that the program uses in addition to its data folder.
 *
 * @param home the user's home folder, which imported files call {@code ~}
 * @param tools other MQTT clients
 * @param browser opens a web page, or a folder in the file manager; called on the JavaFX application thread
 * @param variables the environment variables, by name
 * @param decoders the formats of payloads that the program reads
 * @param settings settings in addition to those of the program
 * @param importFormats formats in which connections can be imported; asked with each import
 */
public record Environment(
        Keychain keychain,
        Path home,
        InstalledTools tools,
        FileQuestions files,
        Consumer<URI> browser,
        Map<String, String> variables,
        Decoders decoders,
        List<SettingGroup> settings,
        Supplier<List<ImportFormat>> importFormats) {
    /** With the standard formats of imports. */
    public Environment(
            Keychain keychain,
            Path home,
            InstalledTools tools,
            FileQuestions files,
            Consumer<URI> browser,
            Map<String, String> variables,
            Decoders decoders,
            List<SettingGroup> settings) {
        this(keychain, home, tools, files, browser, variables, decoders, settings, Importer::standardFormats);
    }

    /** Without more settings. */
    public Environment(
            Keychain keychain,
            Path home,
            InstalledTools tools,
            FileQuestions files,
            Consumer<URI> browser,
            Map<String, String> variables,
            Decoders decoders) {
        this(keychain, home, tools, files, browser, variables, decoders, List.of());
    }

    /** Without environment variables, with the standard decoders. */
    public Environment(Keychain keychain, Path home, InstalledTools tools, FileQuestions files, Consumer<URI> browser) {
        this(keychain, home, tools, files, browser, Map.of(), StandardDecoders.ALL);
    }

    /** Imports connections. */
    public Importer importer() {
        return new Importer(home, importFormats);
    }

    /** The environment of the current user. */
    public static Environment ofUser() {
        Path home = Path.of(System.getProperty("user.home", "."));
        return new Environment(
                new SystemKeychain(),
                home,
                new InstalledTools(System.getProperty("os.name", ""), home, System.getenv()),
                new SystemFileQuestions(),
                new SystemBrowser(),
                System.getenv(),
                StandardDecoders.ALL);
    }
}
