// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.testkit.MosquittoBroker;

/** A broker with a password, the window and a keychain; checks after each story that no file contains a password. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
abstract class CredentialsStories {
    static final String USER = "ann";
    static final String PASSWORD = "correct horse";
    static final String MASTER = "battery staple";
    static final String OTHER = "another staple";

    @TempDir
    Path dataDir;

    MosquittoBroker broker;
    Explorer explorer;
    final TestKeychain keychain = new TestKeychain();

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = MosquittoBroker.startWithPassword(USER, PASSWORD);
        explorer = Explorer.open(dataDir, keychain);
    }

    @AfterEach
    void end() throws IOException {
        List<String> notices = Explorer.onFx(explorer::notices);
        explorer.close();
        broker.close();
        assertThat(notices).isEmpty();
        assertThat(SecretSearch.find(
                        dataDir,
                        Map.of("the password", PASSWORD, "the master password", MASTER, "the other one", OTHER)))
                .isEmpty();
    }

    void startAgain() throws IOException, TimeoutException {
        explorer.close();
        explorer = Explorer.open(dataDir, keychain);
    }

    /** Fills in a connection to the broker and connects. */
    void fill() {
        explorer.startPage().fillForm("mqtt://" + USER + "@127.0.0.1:" + broker.port(), PASSWORD);
        explorer.fire("#form-connect");
        explorer.waitFor(
                "the question", () -> explorer.isShown("#credentials-apply") || explorer.isShown("#unlock-password"));
    }

    void connectWithKeychain() {
        fill();
        explorer.credentials().choose("#credentials-keychain");
        explorer.waitForState("Connected");
        waitForSaved();
    }

    void connectWithMasterPassword() {
        fill();
        explorer.credentials().seal(MASTER);
        explorer.waitForState("Connected");
        waitForSaved();
    }

    /** Waits until everything to be saved after the broker accepts the password is written. */
    void waitForSaved() {
        explorer.waitFor("the password in the vault", () -> vaultFile().contains("\"connection\""));
    }

    /** The content of the vault's file; empty if there is none. */
    String vaultFile() {
        Path file = dataDir.resolve("vault.json");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the tab asks for the password, types it there and connects. */
    void typePassword() {
        explorer.waitFor("the sentence", () -> explorer.label("#banner-advice").contains(USER));
        explorer.click("#banner-password");
        explorer.write(PASSWORD);
        explorer.type(KeyCode.ENTER);
    }

    void waitForLock() {
        explorer.waitFor("the master password", () -> explorer.isShown("#unlock-password"));
    }

    void unlockWith(String master) {
        waitForLock();
        explorer.setText("#unlock-password", master);
        explorer.fire("#unlock");
    }
}
