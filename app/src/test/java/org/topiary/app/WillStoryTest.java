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
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.testkit.MosquittoBroker;

/** Tests the last will of a connection as another client sees it. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class WillStoryTest {
    private static final String CLIENT_ID = "has-a-will";
    private static final String WILL = "status/explorer";

    @TempDir
    private Path dataDir;

    private Path brokerFolder;
    private MosquittoBroker broker;
    private Session other;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        brokerFolder = Files.createTempDirectory("topiary-mosquitto");
        broker = MosquittoBroker.startIn(brokerFolder);
        explorer = Explorer.open(dataDir);
        BrokerAddress address =
                BrokerAddress.parse("mqtt://127.0.0.1:" + broker.port()).address();
        other = new Session(ConnectionProfile.of("other", "other", address), null, 1 << 20);
        other.connect();
        explorer.waitFor("the other client", () -> other.state().phase() == Phase.CONNECTED);
    }

    @AfterEach
    void end() throws IOException {
        explorer.close();
        other.close();
        broker.close();
    }

    private long seen(String topic) {
        int node = other.tree().find(topic);
        return node == TopicTree.NONE ? 0 : other.tree().messages(node);
    }

    /**
     * Waits until the broker has closed our client's connection and the other client has received everything the broker
     * sent because of it.
     */
    private void waitUntilGone(int times) throws Exception {
        explorer.waitFor(
                "the broker to see it go",
                () -> Files.readAllLines(brokerFolder.resolve("output.txt")).stream()
                                .filter(line -> line.contains(CLIENT_ID) && line.contains("disconnected"))
                                .count()
                        == times);
        var _ = other.publish(PublishMessage.of("marker/" + times, new byte[0], Qos.AT_LEAST_ONCE, false));
        explorer.waitFor("the marker", () -> seen("marker/" + times) == 1);
    }

    private void connectWithWill() {
        explorer.startPage().fillForm("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.fire("#form-section-connection");
        explorer.setText("#form-client-id", CLIENT_ID);
        explorer.fire("#form-section-will");
        explorer.fire("#form-will");
        explorer.setText("#form-will-topic", WILL);
        explorer.setText("#form-will-payload", "gone");
        explorer.fire("#form-connect");
        explorer.waitForState("Connected");
    }

    @Test
    void firesWhenTheMenuSaysSoAndNeitherWhenTheTabIsClosedNorAtTheEndOfTheProgram() throws Exception {
        connectWithWill();

        explorer.tabs().openMenu(explorer.model());
        explorer.waitFor("the menu", () -> explorer.isShown("#menu-session-disconnect-with-will"));
        Snapshots.save(explorer.scene(), "tab-menu");
        explorer.click("#menu-session-disconnect-with-will");
        explorer.waitForState("Disconnected");
        explorer.waitFor("the will", () -> seen(WILL) == 1);
        waitUntilGone(1);

        explorer.click("#status-connection");
        explorer.waitForState("Connected");
        explorer.press(KeyCode.CONTROL, KeyCode.W);
        explorer.waitFor("the tab to go", () -> explorer.windowModel().all().isEmpty());
        waitUntilGone(2);
        assertThat(seen(WILL)).as("wills after closing the tab").isEqualTo(1);

        explorer.click(".connection-card");
        explorer.waitForState("Connected");
        explorer.close();
        waitUntilGone(3);
        assertThat(seen(WILL)).as("wills after the end of the program").isEqualTo(1);
    }
}
