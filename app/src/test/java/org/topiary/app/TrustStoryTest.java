// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.TestCertificates;

/** Tests a broker with an untrusted certificate. */
@IntegrationTest
final class TrustStoryTest {
    private static final int[][] SIZES = {{1280, 800}, {900, 600}};

    @TempDir
    private Path dataDir;

    private MosquittoBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        Path folder = Files.createTempDirectory("topiary-mosquitto");
        broker = MosquittoBroker.startIn(
                folder,
                TestCertificates.selfSigned("127.0.0.1")
                        .mosquitto(folder, "self")
                        .toArray(String[]::new));
        explorer = Explorer.open(dataDir);
    }

    @AfterEach
    void end() throws IOException {
        explorer.close();
        broker.close();
    }

    private void connect() {
        explorer.startPage().connect("mqtts://127.0.0.1:" + broker.port(), null);
        explorer.waitFor("the question", () -> explorer.isShown("#dialog-trust"));
        assertThat(explorer.label("#untrusted-reason")).isNotBlank();
    }

    @Test
    void aCertificateIsShownTrustedAndFromThenOnConnectedToByItself() throws Exception {
        connect();
        Snapshots.saveAll(explorer.stages().getFirst(), "untrusted", SIZES);
        explorer.click("#dialog-trust");
        explorer.waitForState("Connected");
        assertThat(explorer.isShown("#status-unchecked")).isFalse();
        // The certificate is valid for a month.
        explorer.waitFor("the notice", () -> explorer.notices().size() == 1);
        assertThat(explorer.notices().getFirst()).contains("expires on");
        assertThat(explorer.overlap(".notice", ".lens-row")).isFalse();
        assertThat(explorer.overlap(".notice", ".drawer")).isFalse();

        explorer.press(KeyCode.CONTROL, KeyCode.I);
        explorer.waitFor("the details", () -> explorer.isShown("#facts-copy"));
        assertThat(explorer.texts()).anyMatch(text -> text.contains("TLS 1.3")).contains("you (only this certificate)");
        Snapshots.saveAll(explorer.stages().getFirst(), "details", SIZES);
        explorer.type(KeyCode.ESCAPE);
        explorer.close();

        explorer = Explorer.open(dataDir);
        explorer.waitForState("Connected");
        assertThat(explorer.isShown("#dialog-trust")).isFalse();
    }

    @Test
    void whoLeavesIsNotConnectedAndFindsTheCertificateInTheBanner() {
        connect();
        explorer.type(KeyCode.ENTER);
        explorer.waitFor("the question to go", () -> !explorer.isShown("#dialog-trust"));
        explorer.waitForState("Not connected");
        explorer.click("#banner-certificate");
        explorer.waitFor("the question again", () -> explorer.isShown("#dialog-trust"));
    }

    @Test
    void acceptingAnythingTakesASecondStepAndIsSaidInRed() throws Exception {
        connect();
        explorer.click("#dialog-anything");
        explorer.waitFor("the second step", () -> explorer.isShown("#dialog-action"));
        Snapshots.saveAll(explorer.stages().getFirst(), "accept-anything", SIZES);
        explorer.click("#dialog-action");
        explorer.waitForState("Connected");
        assertThat(explorer.label("#status-unchecked")).isEqualTo("certificate not checked");
        Snapshots.saveAll(explorer.stages().getFirst(), "unchecked", SIZES);
        explorer.close();

        explorer = Explorer.open(dataDir);
        explorer.waitForState("Connected");
        assertThat(explorer.isShown("#status-unchecked")).isTrue();
        explorer.click("#status-unchecked");
        explorer.click("#details-check");
        // This connection is unchanged.
        assertThat(explorer.isShown("#status-unchecked")).isTrue();
        explorer.click("#status-connection");
        explorer.waitForState("Disconnected");
        assertThat(explorer.isShown("#status-unchecked")).isFalse();
        explorer.click("#status-connection");
        explorer.waitFor("the question", () -> explorer.isShown("#dialog-trust"));
    }
}
