// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.platform.Environment;
import org.topiary.app.store.Settings.Theme;
import org.topiary.profiles.installed.InstalledTools;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.TestCertificates;

/** Walks through every screen and every dialog with the keyboard alone. */
@IntegrationTest
final class KeyboardWalkTest {
    private static final String DEEP = "a/b/c";
    private static final int LINES = 6_000;

    @TempDir
    private Path folder;

    private final ChosenFiles files = new ChosenFiles();
    private final TestKeychain keychain = new TestKeychain();
    private MosquittoBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = MosquittoBroker.start();
        explorer = open();
    }

    private Explorer open() throws IOException, TimeoutException {
        return Explorer.open(
                folder,
                new Environment(keychain, folder, new InstalledTools("Linux", folder, Map.of()), files, page -> {}));
    }

    @AfterEach
    void end() throws IOException {
        explorer.close();
        broker.close();
    }

    private void connect() {
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
    }

    /** Connects and selects a topic that has a value and a history. */
    private void connectAndSelect() {
        connect();
        explorer.publish().send(DEEP, "{\"state\": \"ON\"}", 0, true);
        explorer.publish().send(DEEP, "{\"state\": \"OFF\"}", 0, true);
        explorer.waitFor("the messages", () -> explorer.tree().messages(DEEP) == 2);
        explorer.tree().select(DEEP);
        explorer.waitFor("the history", () -> explorer.message().historySize() == 2);
        explorer.waitFor("the value", () -> explorer.message().value().contains("OFF"));
    }

    private void show(Theme theme) {
        explorer.onWindow(() -> explorer.windowModel().themeProperty().set(theme));
    }

    @Test
    void startPage() {
        KeyboardWalk.screen(explorer, "the start page without connections");
        connect();
        explorer.startPage().show();
        KeyboardWalk.screen(explorer, "the start page");
        show(Theme.DARK);
        KeyboardWalk.screen(explorer, "the start page in dark");
        explorer.startPage().deleteCard();
        explorer.waitFor("the way back", () -> explorer.isShown("#start-undo"));
        KeyboardWalk.screen(explorer, "the start page after a card was deleted");
    }

    @Test
    void connectionForm() {
        explorer.startPage().fillForm("wss://127.0.0.1:" + broker.port(), null);
        KeyboardWalk.dialog(explorer, "the form", ".form-panel");
        explorer.onWindow(() -> explorer.scene()
                .getRoot()
                .lookupAll(".fold-out-header")
                .forEach(header -> {
                    if (header.isVisible() && header.getParent().isVisible()) {
                        ((ButtonBase) header).fire();
                    }
                }));
        explorer.fire("#form-subscription-add");
        KeyboardWalk.dialog(explorer, "the form with all its sections", ".form-panel");
        explorer.type(KeyCode.ESCAPE);

        explorer.startPage().fillForm("mqtt://localhost:" + broker.port(), null);
        explorer.fire("#form-test");
        explorer.waitFor("the question", () -> explorer.isShown("#test-publish-yes"));
        KeyboardWalk.dialog(explorer, "the test of a connection that asks", ".test-panel");
        explorer.fire("#test-publish-no");
        explorer.waitFor("the end", () -> explorer.label("#test-close").equals("Close"));
        KeyboardWalk.dialog(explorer, "the test of a connection", ".test-panel");
    }

    @Test
    void settings() {
        explorer.press(KeyCode.CONTROL, KeyCode.COMMA);
        KeyboardWalk.dialog(explorer, "the settings", "#settings");
        explorer.setText("#settings-search", "tab");
        show(Theme.DARK);
        KeyboardWalk.dialog(explorer, "the settings that a search found, in dark", "#settings");
    }

    @Test
    void session() {
        connectAndSelect();
        explorer.tree().focus();
        KeyboardWalk.screen(explorer, "the session");
        explorer.press(KeyCode.F12);
        KeyboardWalk.screen(explorer, "the session with the figures");
        explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        explorer.write("state");
        explorer.waitFor("the hits", () -> explorer.label("#search-status").contains("2"));
        KeyboardWalk.screen(explorer, "the session with the search");
        explorer.type(KeyCode.ESCAPE);
        explorer.tree().focus();
        explorer.type(KeyCode.SPACE);
        explorer.waitFor("the past", () -> explorer.isShown("#timeline-past"));
        KeyboardWalk.screen(explorer, "the session that looks back");
    }

    @Test
    void dialogsOfASession() {
        connectAndSelect();
        explorer.tree().focus();
        explorer.press(KeyCode.CONTROL, KeyCode.U);
        KeyboardWalk.dialog(explorer, "the subscriptions", ".dialog-sheet");
        explorer.type(KeyCode.ESCAPE);
        explorer.press(KeyCode.CONTROL, KeyCode.I);
        KeyboardWalk.dialog(explorer, "the details", ".dialog-sheet");
        explorer.press(KeyCode.F1);
        explorer.waitFor("its page", () -> explorer.isShown(".guide-link"));
        KeyboardWalk.dialog(explorer, "the guide", "#guide");
        explorer.type(KeyCode.ESCAPE);
        explorer.type(KeyCode.ESCAPE);
        explorer.tree().focus();
        explorer.type(KeyCode.DELETE);
        KeyboardWalk.dialog(explorer, "the question before a retained message is cleared", ".dialog-sheet");
        explorer.type(KeyCode.ESCAPE);

        explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        explorer.waitFor("the window", () -> explorer.stages().size() == 2);
        Stage own = explorer.stages().getLast();
        explorer.onWindow(own::requestFocus);
        KeyboardWalk.walk(
                explorer,
                "the window of a session",
                own.getScene(),
                own.getScene().getRoot());
        explorer.press(KeyCode.CONTROL, KeyCode.W);
        explorer.waitFor("the question", () -> explorer.isShown(own, "#dialog-back"));
        KeyboardWalk.walk(
                explorer,
                "the question before a window closes",
                own.getScene(),
                own.getScene().lookup(".dialog-sheet"));
    }

    @Test
    void largeValue() {
        connect();
        explorer.publish().send("large", "x\n".repeat(LINES), 0, false);
        explorer.waitFor("the message", () -> explorer.tree().messages("large") == 1);
        explorer.tree().select("large");
        explorer.waitFor("the rest", () -> explorer.isShown(".value-bar > .hyperlink"));
        explorer.tree().focus();
        KeyboardWalk.screen(explorer, "a value of which the rest is left out");
        explorer.fire(".value-bar > .hyperlink");
        explorer.waitFor("its lines", () -> explorer.isShown(".value-lines"));
        KeyboardWalk.screen(explorer, "all of a large value");
    }

    @Test
    void exchange() throws IOException {
        connect();
        explorer.startPage().show();
        Path file = Files.writeString(
                folder.resolve("them.txt"),
                "mosquitto_sub -h 127.0.0.1 -t 'line1/#' -q 1 --insecure\nwss://broker.example/feed\n");
        files.choose(file);
        explorer.fireItem("#start-import", "menu-start-import-file");
        explorer.waitFor("what was found", () -> explorer.isShown("#import-not-carried"));
        KeyboardWalk.dialog(explorer, "the import", ".question-panel");
        explorer.type(KeyCode.ESCAPE);
        explorer.fireItem("#start-import", "menu-start-export");
        explorer.fire("#export-sealed");
        KeyboardWalk.dialog(explorer, "the export", ".question-panel");
    }

    @Test
    void certificate() throws IOException {
        broker.close();
        Path certificates = Files.createTempDirectory(folder, "certificates");
        broker = MosquittoBroker.startIn(
                certificates,
                TestCertificates.selfSigned("127.0.0.1")
                        .mosquitto(certificates, "self")
                        .toArray(String[]::new));
        explorer.startPage().connect("mqtts://127.0.0.1:" + broker.port(), null);
        explorer.waitFor("the question", () -> explorer.isShown("#dialog-trust"));
        KeyboardWalk.dialog(explorer, "the certificate", ".dialog-sheet");
        explorer.fire("#dialog-cancel");
        explorer.waitForState("Not connected");
        KeyboardWalk.screen(explorer, "the banner");
    }

    @Test
    void credentials() throws IOException, TimeoutException {
        broker.close();
        broker = MosquittoBroker.startWithPassword(CredentialsStories.USER, CredentialsStories.PASSWORD);
        explorer.startPage()
                .fillForm(
                        "mqtt://" + CredentialsStories.USER + "@127.0.0.1:" + broker.port(),
                        CredentialsStories.PASSWORD);
        explorer.fire("#form-connect");
        explorer.waitFor("the question", () -> explorer.isShown("#credentials-apply"));
        KeyboardWalk.dialog(explorer, "where passwords are kept", ".question-panel");
        explorer.credentials().seal(CredentialsStories.MASTER);
        explorer.waitForState("Connected");
        explorer.close();

        explorer = open();
        explorer.waitFor("the master password", () -> explorer.isShown("#unlock-password"));
        KeyboardWalk.dialog(explorer, "the question for the master password", ".question-panel");
        explorer.fire("#unlock-forgotten");
        explorer.waitFor("the trouble", () -> explorer.isShown("#trouble-message"));
        KeyboardWalk.dialog(explorer, "what to do without the master password", ".question-panel");
        explorer.fire("#trouble-without");
        explorer.waitFor("the banner", () -> explorer.isShown("#banner-password"));
        KeyboardWalk.screen(explorer, "the banner that asks for a password");
    }
}
