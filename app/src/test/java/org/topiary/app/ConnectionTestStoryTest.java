// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.topiary.app.ui.Snapshots;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.TestCertificates;

/** Tests a connection from its form, step by step. */
final class ConnectionTestStoryTest extends WindowStories {
    /** Each step as a screen reader reads it: title, state, result, time. */
    private List<String> lines() {
        return Explorer.onFx(() -> explorer.scene().getRoot().lookupAll(".test-step").stream()
                .map(Node::getAccessibleText)
                .toList());
    }

    private void run(String url) {
        explorer.setText("#form-url", url);
        explorer.fire("#form-test");
        explorer.waitFor("the steps", () -> explorer.isShown(".test-step"));
    }

    private void waitForEnd() {
        explorer.waitFor(
                "the end of " + lines(), () -> explorer.label("#test-close").equals("Close"));
    }

    private void waitForQuestion() {
        explorer.waitFor("the question after " + lines(), () -> explorer.isShown("#test-publish-yes"));
    }

    private void leave() {
        explorer.fire("#test-close");
        explorer.waitFor("the form", () -> !explorer.isShown("#test-close") && explorer.isShown("#form-url"));
    }

    /** Runs to the end and returns the text of the failed step; the steps after it are not reached. */
    private String failure(String url) {
        run(url);
        waitForEnd();
        List<String> lines = lines();
        List<String> failed =
                lines.stream().filter(line -> line.contains(". Failed. ")).toList();
        assertThat(failed).as("%s", lines).hasSize(1);
        int at = lines.indexOf(failed.getFirst());
        assertThat(lines.subList(0, at)).allMatch(line -> line.contains(". Done. "));
        assertThat(lines.subList(at + 1, lines.size())).isNotEmpty().allMatch(line -> line.endsWith(". Not reached."));
        return failed.getFirst();
    }

    @Test
    void eachStepHasItsTimeAndAMessageIsPublishedOnlyByLeave() throws IOException {
        try (MosquittoBroker broker = MosquittoBroker.start()) {
            String url = "mqtt://localhost:" + broker.port();
            explorer.startPage().fillForm(url, null);
            run(url);
            waitForQuestion();
            assertThat(explorer.label("#test-question")).contains("one short message", "topiary/test/");
            Snapshots.save(explorer.scene(), "story-test-asks");
            // The harmless answer has the focus.
            explorer.type(KeyCode.SPACE);
            waitForEnd();
            assertThat(lines()).hasSize(6);
            assertThat(lines().getLast()).isEqualTo("Publish a message. Skipped. Not tried.");
            leave();

            run(url);
            waitForQuestion();
            explorer.click("#test-publish-yes");
            waitForEnd();
            List<String> lines = lines();
            assertThat(lines)
                    .hasSize(6)
                    .allMatch(line -> line.contains(". Done. "), "done")
                    .allMatch(line -> line.matches("(?s).* (< 1|\\d+) ms\\."), "with its time");
            assertThat(lines.get(0)).startsWith("Look up localhost. ").contains("127.0.0.1");
            assertThat(lines.get(1)).startsWith("Connect to localhost:" + broker.port());
            assertThat(lines.get(2)).startsWith("Log in (CONNACK). Done. Success (0x00): MQTT 5");
            assertThat(lines.get(3)).startsWith("Subscribe to #. Done. Allowed by the broker. ");
            assertThat(lines.get(5)).startsWith("Publish a message. Done. Accepted by the broker");
            Snapshots.save(explorer.scene(), "story-test-good");

            explorer.fire("#test-copy");
            String copied = Explorer.onFx(() -> Clipboard.getSystemClipboard().getString());
            assertThat(copied).startsWith(url + "\n").contains("Done: Log in (CONNACK)", "Keep alive: 60 s", " ms\n");
            leave();
        }
    }

    @Test
    void theStepThatFailsSaysWhyAndTheRestIsNotReached() throws IOException {
        Path folder = Files.createTempDirectory("topiary-mosquitto");
        List<String> tls = TestCertificates.selfSigned("127.0.0.1").mosquitto(folder, "self");
        int nobody = MosquittoBroker.freePort();
        try (MosquittoBroker secure = MosquittoBroker.startIn(folder, tls.toArray(String[]::new));
                MosquittoBroker closed = MosquittoBroker.startWithPassword("ann", "correct horse");
                MosquittoBroker strict = MosquittoBroker.startAllowing("allowed/#")) {
            explorer.startPage().fillForm("mqtt://no-such-host.invalid", null);

            assertThat(failure("mqtt://no-such-host.invalid"))
                    .startsWith("Look up no-such-host.invalid. ")
                    .contains("is unknown.");
            leave();
            assertThat(failure("mqtt://127.0.0.1:" + nobody))
                    .startsWith("Connect to 127.0.0.1:" + nobody)
                    .contains("Connection refused: nothing listens");
            leave();
            assertThat(failure("mqtts://127.0.0.1:" + secure.port()))
                    .startsWith("Set up TLS with ")
                    .contains("is self-signed");
            Snapshots.save(explorer.scene(), "story-test-untrusted");
            leave();
            assertThat(failure("mqtt://127.0.0.1:" + secure.port()))
                    .startsWith("Log in (CONNACK). ")
                    .contains("expects TLS", "mqtts://127.0.0.1:" + secure.port());
            leave();
            assertThat(failure("mqtt://127.0.0.1:" + closed.port()))
                    .startsWith("Log in (CONNACK). ")
                    .contains("Not authorized (0x87)");
            leave();

            run("mqtt://127.0.0.1:" + strict.port());
            waitForQuestion();
            assertThat(lines())
                    .anyMatch(line ->
                            line.startsWith("Subscribe to #. Failed. Refused by the broker: Not authorized (0x87)."));
            explorer.fire("#test-publish-yes");
            waitForEnd();
            assertThat(lines().getLast()).startsWith("Publish a message. Failed. Refused: Not authorized (0x87)");
            Snapshots.save(explorer.scene(), "story-test-refused");
            leave();
        }
    }

    @Test
    void aTestThatWaitsForAServerIsCancelledAtOnce() throws IOException {
        try (ServerSocket stalled = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "mqtt://127.0.0.1:" + stalled.getLocalPort();
            explorer.startPage().fillForm(url, null);
            run(url);
            try (Socket met = stalled.accept()) {
                explorer.waitFor(
                        "the wait",
                        () -> lines().stream().anyMatch(line -> line.startsWith("Log in (CONNACK). Running")));
                assertThat(explorer.label("#test-close")).isEqualTo("Cancel");
                explorer.type(KeyCode.ESCAPE);
                explorer.waitFor("the form", () -> !explorer.isShown("#test-close") && explorer.isShown("#form-url"));
                // Everything until the connection ends: one CONNECT and no second one.
                assertThat(met.getInputStream().readAllBytes()).startsWith(0x10);
            }
        }
    }
}
