// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.app.ui.Snapshots;
import org.topiary.core.log.Message;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.SessionState.Phase;

/** The actions of a user, each once through the real window; run on every available broker. */
@IntegrationTest
abstract class UserStories {
    @TempDir
    private Path dataDir;

    private TestBroker broker;
    private Explorer explorer;

    /** Starts a broker that accepts everyone. */
    abstract TestBroker open() throws IOException;

    /** Starts a broker that accepts only {@link TestBroker#USER}. */
    abstract TestBroker withPassword() throws IOException;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = open();
        explorer = Explorer.open(dataDir);
    }

    @AfterEach
    void end() throws IOException {
        // An exception on the JavaFX application thread becomes a notice, and no story may leave one.
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        broker.close();
    }

    private String url() {
        return "mqtt://127.0.0.1:" + broker.port();
    }

    @Test
    void connectsByUrlPublishesHelloMqttAndReadsIt() {
        explorer.startPage().connect(url(), null);
        explorer.waitForState("Connected");
        assertThat(explorer.label("#status-protocol")).isEqualTo("MQTT 5");

        explorer.publish().send("test/topic", "Hello MQTT", 0, false);
        explorer.tree().select("test/topic");

        explorer.waitFor(
                "the value", () -> explorer.tree().lastPayload("test/topic").equals("Hello MQTT"));
        explorer.waitFor(
                "the value on the screen", () -> explorer.message().value().equals("Hello MQTT"));
        Snapshots.save(explorer.scene(), "story-hello-" + getClass().getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void publishesWithEachQualityOfServiceAndSaysWhatBecameOfIt(int qos) {
        explorer.startPage().connect(url(), null);
        explorer.waitForState("Connected");

        explorer.publish().send("qos/" + qos, "{\"qos\": " + qos + "}", qos, false);

        explorer.waitFor("the message", () -> explorer.tree().messages("qos/" + qos) == 1);
        int node = explorer.session().tree().find("qos/" + qos);
        Message message = Objects.requireNonNull(
                explorer.session().log().read(explorer.session().tree().lastPosition(node)));
        assertThat(message.qos().level()).isEqualTo(qos);
        explorer.waitFor(
                "the result",
                () -> explorer.label("#publish-outcome").contains(qos == 0 ? "Sent" : "accepted by the broker"));
    }

    @Test
    void browsesByKeyboardAndSeesJsonWithItsHistory() {
        explorer.startPage().connect(url(), null);
        explorer.waitForState("Connected");
        explorer.publish().send("home/lamp", "{\"brightness\": 180}", 0, false);
        explorer.publish().send("home/lamp", "{\"brightness\": 210.50}", 0, false);
        explorer.waitFor("both messages", () -> explorer.tree().messages("home/lamp") == 2);

        explorer.tree().focus();
        explorer.waitFor("the row", () -> explorer.model().tree().size() > 0);
        // "home" has nothing but "lamp", so both are one row.
        explorer.type(KeyCode.HOME);

        explorer.waitFor(
                "the selection",
                () -> explorer.model().tree().selectedNodeProperty().get()
                        == explorer.session().tree().find("home/lamp"));
        explorer.waitFor(
                "the number as it was sent", () -> explorer.message().value().contains("210.50"));
        explorer.waitFor("the history", () -> explorer.message().historySize() == 2);
    }

    @Test
    void filtersTheTreeByAnMqttFilterAndByARegularExpression() {
        explorer.startPage().connect(url(), null);
        explorer.waitForState("Connected");
        explorer.publish().send("plant/oven/state", "on", 0, false);
        explorer.publish().send("plant/saw/state", "off", 0, false);
        explorer.publish().send("plant/saw/speed", "3", 0, false);
        explorer.waitFor("the topics", () -> explorer.tree().messages("plant/saw/speed") == 1);

        explorer.press(KeyCode.CONTROL, KeyCode.F);
        explorer.write("plant/+/state");
        explorer.waitFor("both states", () -> explorer.label("#tree-note").startsWith("Topic filter: 2 of "));
        // "plant", "oven/state" in one row, "saw", and "state", because "saw" also has the hidden "speed".
        explorer.waitFor("their rows", () -> explorer.model().tree().size() == 4);

        explorer.press(KeyCode.CONTROL, KeyCode.A);
        explorer.write("re:(saw|axe)/s");
        explorer.waitFor("the saw", () -> explorer.label("#tree-note").startsWith("Regular expression: 2 of "));
        explorer.write("(");
        explorer.waitFor("the problem", () -> explorer.isShown("#tree-filter-problem"));
        assertThat(explorer.label("#tree-note")).startsWith("Regular expression: 2 of ");
        Snapshots.save(explorer.scene(), "story-filter-" + getClass().getSimpleName());

        explorer.type(KeyCode.ESCAPE);
        explorer.waitFor("all topics", () -> explorer.label("#tree-note").isEmpty());
    }

    @Test
    void findsAMessageByWhatItsPayloadSaysAndReadsThatVeryMessage() {
        explorer.startPage().connect(url(), null);
        explorer.waitForState("Connected");
        explorer.publish().send("orders/17", "{\"article\": \"spanner\"}", 0, false);
        explorer.publish().send("orders/17", "{\"article\": \"hammer\"}", 0, false);
        explorer.publish().send("orders/18", "{\"article\": \"saw\"}", 0, false);
        explorer.waitFor("the messages", () -> explorer.tree().messages("orders/18") == 1);

        explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        explorer.write("SPANNER");
        explorer.waitFor("one hit", () -> explorer.label("#search-status").startsWith("1 message found"));
        explorer.type(KeyCode.DOWN);

        explorer.waitFor("the older message", () -> explorer.message().value().contains("spanner"));
        explorer.waitFor("the word marked", () -> explorer.message().marked().equals("spanner"));
        explorer.waitFor("its row", () -> explorer.message().selection().equals(List.of("{\"article\":\"spanner\"}")));
        Snapshots.save(explorer.scene(), "story-search-" + getClass().getSimpleName());
        explorer.type(KeyCode.ESCAPE);
        explorer.waitFor("the tree", () -> explorer.isShown("#topic-rows") && !explorer.isShown("#search-text"));
        int node = explorer.session().tree().find("orders/17");
        assertThat(explorer.model().tree().selectedNodeProperty().get()).isEqualTo(node);
        assertThat(Explorer.onFx(() -> explorer.model().tree().rowOf(node))).isNotNegative();
        assertThat(explorer.message().value()).contains("spanner");
    }

    @Test
    void aPortWhereNobodyListensIsSaidInPlainWords() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        explorer.startPage().connect("mqtt://127.0.0.1:" + port, null);

        explorer.waitForState("Not connected");
        explorer.waitFor("the banner", () -> explorer.isShown("#state-banner"));
        assertThat(explorer.label("#banner-summary")).contains("127.0.0.1:" + port);
        assertThat(explorer.label("#banner-advice")).isNotBlank();
        Snapshots.save(explorer.scene(), "story-refused-" + getClass().getSimpleName());
    }

    @Test
    void aWrongPasswordIsSaidAndTheRightOneIsTakenAndNeitherIsWritten() throws IOException {
        try (TestBroker guarded = withPassword()) {
            explorer.startPage().connect("mqtt://" + TestBroker.USER + "@127.0.0.1:" + guarded.port(), "wrong battery");
            explorer.waitForState("Not connected");
            // Mosquitto reports "not authorized" and HiveMQ "bad user name or password"; the advice names the cause
            // for both.
            assertThat(explorer.label("#banner-advice")).contains("password");

            explorer.click("#banner-password");
            explorer.write(TestBroker.PASSWORD);
            explorer.type(KeyCode.ENTER);

            // Only now does the program ask where to keep it.
            explorer.credentials().choose("#credentials-memory");
            explorer.waitForState("Connected");
            explorer.close();
            assertThat(SecretSearch.find(
                            dataDir, Map.of("a wrong password", "wrong battery", "the right one", TestBroker.PASSWORD)))
                    .isEmpty();
        }
    }

    @Test
    void aRetainedMessageArrivesAfterAReconnectAndIsCleared() {
        explorer.startPage().connect(url(), null);
        explorer.waitForState("Connected");
        explorer.publish().send("keep/this", "kept", 1, true);
        explorer.waitFor("the retained mark", () -> explorer.tree().isRetained("keep/this"));

        explorer.click("#status-connection");
        explorer.waitForState("Disconnected");
        explorer.click("#status-connection");
        explorer.waitForState("Connected");
        explorer.waitFor("the retained message again", () -> explorer.tree().messages("keep/this") == 2);
        assertThat(explorer.tree().isRetained("keep/this")).isTrue();

        explorer.tree().select("keep/this");
        explorer.tree().focus();
        explorer.type(KeyCode.DELETE);
        explorer.waitFor("the question", () -> explorer.isShown("#dialog-action"));
        explorer.type(KeyCode.ENTER);
        explorer.waitFor("the question to go", () -> !explorer.isShown("#dialog-action"));
        assertThat(explorer.tree().isRetained("keep/this")).isTrue();

        explorer.type(KeyCode.DELETE);
        explorer.click("#dialog-action");
        explorer.waitFor("the mark to go", () -> !explorer.tree().isRetained("keep/this"));
        assertThat(explorer.tree().lastPayload("keep/this")).isEmpty();
    }

    @Test
    void theWillOfAClientThatIsCutOffAppears() throws IOException {
        explorer.startPage().connect(url(), null);
        explorer.waitForState("Connected");

        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            client.getOutputStream().write(connectWithWill("station-7", "stations/7/status", "offline"));
            // CONNACK (MQTT 3.1.1, section 3.2): 4 bytes, the last is the return code.
            byte[] connack = client.getInputStream().readNBytes(4);
            assertThat(connack[3]).isZero();
            client.setSoLinger(true, 0);
        }

        explorer.waitFor(
                "the will",
                () -> explorer.tree().lastPayload("stations/7/status").equals("offline"));
    }

    @Test
    void whenTheBrokerComesBackTheTreeIsStillThereAndMessagesGoOn() throws IOException {
        explorer.startPage().connect(url(), null);
        explorer.waitForState("Connected");
        explorer.publish().send("before/stop", "1", 1, false);
        explorer.waitFor("the first message", () -> explorer.tree().messages("before/stop") == 1);

        broker.stop();
        explorer.waitForState("Reconnecting…");
        assertThat(explorer.session().tree().find("before/stop")).isNotEqualTo(TopicTree.NONE);
        broker.startAgain();
        explorer.waitFor("the connection", () -> explorer.session().state().phase() == Phase.CONNECTED);

        explorer.waitForState("Connected");
        explorer.publish().send("before/stop", "2", 1, false);
        explorer.waitFor(
                "the second message",
                () -> explorer.tree().lastPayload("before/stop").equals("2"));
        assertThat(explorer.tree().messages("before/stop")).isEqualTo(2);
        assertThat(explorer.session().messagesLost()).isZero();
    }

    /** CONNECT of MQTT 3.1.1 (section 3.1) with a clean session and a will of QoS 0, keep-alive 60 s. */
    private static byte[] connectWithWill(String clientId, String topic, String payload) {
        ByteBuffer body = ByteBuffer.allocate(256);
        put(body, "MQTT");
        body.put((byte) 4).put((byte) 0b0000_0110).putShort((short) 60);
        put(body, clientId);
        put(body, topic);
        put(body, payload);
        body.flip();
        return ByteBuffer.allocate(2 + body.remaining())
                .put((byte) 0x10)
                .put((byte) body.remaining())
                .put(body)
                .array();
    }

    private static void put(ByteBuffer buffer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.putShort((short) bytes.length).put(bytes);
    }
}
