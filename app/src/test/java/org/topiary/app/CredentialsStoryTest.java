// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.view.common.Snapshots;
import org.topiary.mqtt.MosquittoBroker;

import static org.assertj.core.api.Assertions.assertThat;

/** Where passwords are kept is asked once; then connections open without another word, and no file holds a password. */
@SuppressWarnings("NullAway.Init") // set before each test
final class CredentialsStoryTest {
    private static final String USER = "ann";
    private static final String PASSWORD = "correct horse";
    private static final String MASTER = "battery staple";

    @TempDir
    private Path dataDir;

    private MosquittoBroker broker;
    private Explorer explorer;
    private final TestKeychain keychain = new TestKeychain();

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = MosquittoBroker.startWithPassword(USER, PASSWORD);
        explorer = Explorer.open(dataDir, keychain);
    }

    @AfterEach
    void end() throws IOException {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        broker.close();
        assertThat(everythingWritten()).doesNotContain(PASSWORD).doesNotContain(MASTER);
    }

    private void fill() {
        explorer.fillForm("mqtt://" + USER + "@127.0.0.1:" + broker.port(), PASSWORD);
        explorer.fire("#form-connect");
    }

    private void startAgain() throws IOException, TimeoutException {
        explorer.close();
        explorer = Explorer.open(dataDir, keychain);
    }

    @Test
    void withTheKeychainNothingIsAskedEverAgain() throws IOException, TimeoutException {
        fill();
        explorer.waitFor("the question", () -> explorer.isShown("#credentials-keychain"));
        Snapshots.save(explorer.scene(), "story-credentials-choice");
        explorer.chooseProtection("#credentials-keychain");
        explorer.waitForState("Connected");

        startAgain();
        // The tab that was open opens again.
        explorer.waitForState("Connected");
    }

    @Test
    void theMasterPasswordIsAskedForOnceInARun() throws IOException, TimeoutException {
        fill();
        explorer.waitFor("the question", () -> explorer.isShown("#credentials-sealed"));
        explorer.fire("#credentials-sealed");
        explorer.setText("#credentials-password", MASTER);
        explorer.setText("#credentials-repeated", MASTER);
        explorer.chooseProtection("#credentials-sealed");
        explorer.waitForState("Connected");

        startAgain();
        explorer.waitFor("the master password", () -> explorer.isShown("#unlock-password"));
        explorer.setText("#unlock-password", "wrong");
        explorer.fire("#unlock");
        explorer.waitFor("the refusal", () -> !explorer.label("#unlock-problem").isEmpty());
        Snapshots.save(explorer.scene(), "story-credentials-locked");
        explorer.setText("#unlock-password", MASTER);
        explorer.fire("#unlock");
        explorer.waitForState("Connected");
    }

    private String everythingWritten() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(dataDir)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
