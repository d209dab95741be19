// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javafx.stage.Window;
import org.topiary.app.platform.Environment;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.form.IdentityFields;
import org.topiary.app.viewmodel.form.TlsSection;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.profiles.installed.InstalledTools;

/** Runs the window in a separate process; types, uses, saves and exports every secret that a connection can have. */
final class SecretsRun {
    private final Path folder;
    private final Properties given;
    /** The name of the next file. */
    private String fileName = "";

    private SecretsRun(Path folder) {
        this.folder = folder;
        this.given = System.getProperties();
    }

    /** @param arguments the folder; the system properties {@code run.…} contain the other parameters */
    public static void main(String[] arguments) {
        int code = 0;
        try {
            new SecretsRun(Path.of(arguments[0])).run();
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            code = 1;
        }
        System.exit(code);
    }

    private void run() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Environment environment = new Environment(
                new TestKeychain(),
                data,
                new InstalledTools("Linux", data, Map.of()),
                new FileQuestions() {
                    @Override
                    public Optional<Path> toOpen(Window over, String title) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Path> toSave(Window over, String title, String suggestedName) {
                        return Optional.of(folder.resolve(fileName));
                    }
                },
                page -> {});
        try (Explorer explorer = Explorer.open(data, environment)) {
            fillEverything(explorer);
            Snapshots.save(explorer.scene(), "form");
            explorer.fire("#form-connect");
            explorer.credentials().seal(SecretsOfRun.MASTER);
            explorer.waitForState("Connected");
            Snapshots.save(explorer.scene(), "connected");
            // The notice about the certificate's expiry covers the button of the next connection.
            Explorer.onFx(() -> explorer.windowModel()
                    .notices()
                    .removeIf(notice -> notice.text().contains("expires on")));

            explorer.startPage()
                    .fillForm(
                            "mqtt://" + SecretsOfRun.USER + "@127.0.0.1:" + given.getProperty("run.plain"),
                            SecretsOfRun.WRONG_PASSWORD);
            explorer.fire("#form-connect");
            explorer.waitForState("Not connected");
            Snapshots.save(explorer.scene(), "refused");

            explorer.startPage().show();
            export(explorer, false, "plain.topiary.json");
            export(explorer, true, "sealed.topiary.json");
        }
    }

    private void fillEverything(Explorer explorer) {
        explorer.startPage()
                .fillForm(
                        "wss://" + SecretsOfRun.USER + "@127.0.0.1:" + given.getProperty("run.webSocket") + "/mqtt",
                        SecretsOfRun.PASSWORD);
        for (String section : new String[] {"tls", "websocket", "proxy"}) {
            explorer.fire("#form-section-" + section);
        }
        explorer.choose(TlsSection.Trusted.FILE);
        explorer.setText("#form-tls-authority-file", given.getProperty("run.authority"));
        explorer.choose("#form-tls-identity", IdentityFields.Kind.PEM_FILES);
        explorer.setText("#form-tls-certificate-file", given.getProperty("run.certificate"));
        explorer.setText("#form-tls-key-file", given.getProperty("run.key"));
        explorer.setText("#form-tls-passphrase", SecretsOfRun.PASSPHRASE);
        explorer.setText("#form-ws-authorization", SecretsOfRun.AUTHORIZATION);
        explorer.choose(ProxyChoice.Kind.HTTP);
        explorer.setText("#form-proxy-host", "127.0.0.1");
        explorer.setText("#form-proxy-port", given.getProperty("run.proxy"));
        explorer.setText("#form-proxy-user-name", SecretsOfRun.PROXY_USER);
        explorer.setText("#form-proxy-password", SecretsOfRun.PROXY_PASSWORD);
    }

    private void export(Explorer explorer, boolean sealed, String name) {
        explorer.fireItem("#start-import", "menu-start-export");
        explorer.waitFor("the question", () -> explorer.isShown("#export-save"));
        if (sealed) {
            explorer.fire("#export-sealed");
            explorer.setText("#export-password", SecretsOfRun.SEAL);
            explorer.setText("#export-repeated", SecretsOfRun.SEAL);
        }
        fileName = name;
        explorer.fire("#export-save");
        explorer.waitFor("the file", () -> !explorer.isShown("#export-save"));
    }
}
