// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.platform.Environment;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.message.PropertyRows;
import org.topiary.core.log.Message;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.profiles.installed.InstalledTools;
import org.topiary.testkit.MosquittoBroker;

/** Messages with properties, and payloads other than text, from the publish panel to the broker and back. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class PublishStoryTest {
    private static final int[][] SIZES = {{900, 600}, {1280, 800}};

    @TempDir
    private Path dataDir;

    private final ChosenFiles files = new ChosenFiles();
    private MosquittoBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = MosquittoBroker.start();
        explorer = Explorer.open(
                dataDir,
                new Environment(
                        new TestKeychain(),
                        dataDir,
                        new InstalledTools("Linux", dataDir, Map.of()),
                        files,
                        page -> {}));
    }

    @AfterEach
    void end() throws IOException {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        broker.close();
    }

    private void connect(MqttVersion version) {
        explorer.startPage().fillForm("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.fire("#form-section-connection");
        explorer.choose(version);
        explorer.click("#form-connect");
        explorer.waitFor("the session", explorer::isSessionShown);
        explorer.waitForState("Connected");
        explorer.publish().open();
    }

    private void send(String topic) {
        explorer.setText("#publish-topic", topic);
        FxEvents.run(() -> explorer.text("#publish-topic").requestFocus());
        explorer.press(KeyCode.CONTROL, KeyCode.ENTER);
    }

    private Message received(String topic) {
        TopicTree tree = explorer.session().tree();
        explorer.waitFor("a message of " + topic, () -> {
            int node = tree.find(topic);
            return node != TopicTree.NONE && explorer.session().log().read(tree.lastPosition(node)) != null;
        });
        return latest(topic);
    }

    private Message latest(String topic) {
        TopicTree tree = explorer.session().tree();
        return Objects.requireNonNull(explorer.session().log().read(tree.lastPosition(tree.find(topic))));
    }

    /** Selects a topic and expands the properties of its last message. */
    private List<String> shownProperties(String topic) {
        received(topic);
        explorer.repeatUntil(
                "the row of " + topic, () -> explorer.tree().select(topic), () -> explorer.isShown(".message-info"));
        explorer.waitFor("the value", () -> !explorer.message().value().isEmpty());
        explorer.fire("#message-details");
        List<String> rows = facts();
        explorer.fire("#lens-value");
        return rows;
    }

    private void fillProperties() {
        explorer.fire("#publish-properties");
        explorer.setText("#publish-content-type", "text/plain");
        explorer.setText("#publish-expiry", "2h");
        explorer.fire("#publish-payload-format-utf-8");
        explorer.setText("#publish-response-topic", "reply/to");
        explorer.setText("#publish-correlation-data", "hex:01 ff");
        explorer.setText("#publish-topic-alias", "3");
        for (int i = 1; i <= 2; i++) {
            explorer.fire("#publish-user-property-add");
            explorer.setText("#publish-user-property-name-" + i, "unit");
            explorer.setText("#publish-user-property-value-" + i, i == 1 ? "°C" : "K");
        }
    }

    @Test
    void everyPropertyArrivesOverMqtt5() {
        connect(MqttVersion.MQTT_5);
        explorer.setText("#publish-topic", "room/temperature");
        fillProperties();
        explorer.onWindow(() -> explorer.model().publish().payload().setText("21.5"));
        Snapshots.saveAll(explorer.stages().getFirst(), "publish-properties", SIZES);
        send("room/temperature");
        explorer.waitFor("the result", () -> explorer.label("#publish-outcome").contains("Sent to room/temperature"));
        assertThat(explorer.label("#publish-outcome")).doesNotContain("Left out");
        assertThat(shownProperties("room/temperature"))
                .contains(
                        "Content type: “text/plain”",
                        "Payload format: UTF-8 text",
                        "Response topic: “reply/to”",
                        "Correlation data: 01 ff",
                        "“unit”: “°C”",
                        "“unit”: “K”")
                .anyMatch(row -> row.startsWith("Message expiry: 7,2") || row.startsWith("Message expiry: 7,1"));
        // The second message with the same alias carries no topic.
        explorer.onWindow(() -> explorer.model().publish().payload().setText("21.6"));
        send("room/temperature");
        explorer.waitFor(
                "the second message",
                () -> Arrays.equals(latest("room/temperature").payload(), "21.6".getBytes(StandardCharsets.UTF_8)));

        explorer.setText("#publish-content-type", "");
        FxEvents.run(() -> explorer.model().publishAgain(() -> {}));
        explorer.waitFor(
                "the properties of the received message",
                () -> explorer.textOf("#publish-content-type").equals("text/plain"));
        assertThat(explorer.textOf("#publish-user-property-value-4")).isEqualTo("K");
        assertThat(explorer.textOf("#publish-topic-alias")).isEmpty();

        explorer.setText("#publish-response-topic", "reply/#");
        assertThat(explorer.label("#publish-hint"))
                .isEqualTo("Response topic: Wildcards (+, #) are for subscriptions. Remove them.");
        assertThat(Explorer.onFx(
                        () -> explorer.lookup("#publish-send").queryButton().isDisabled()))
                .isTrue();
        explorer.setText("#publish-response-topic", "");

        explorer.setText("#publish-expiry", "1");
        send("room/temperature");
        explorer.waitFor("the expired message, struck through", () -> struck() == 1);

        explorer.fire("#lens-properties");
        explorer.waitFor(
                "the statistics of the topic",
                () -> facts().containsAll(
                                List.of("QoS published: 0", "Payload size: 4 B to 4 B, median 4 B", "Intervals: 2")));
        assertThat(facts()).anyMatch(row -> row.endsWith("s, expired just now") || row.endsWith("s ago"));
        Snapshots.saveAll(explorer.stages().getFirst(), "properties-statistics", SIZES);
        explorer.fire("#lens-value");
    }

    /** The rows of the tab <i>Properties</i>, without headings. */
    private List<String> facts() {
        return Explorer.onFx(
                () -> explorer.lookup("#message-properties").<PropertyRows.Row>queryListView().getItems().stream()
                        .filter(PropertyRows.Property.class::isInstance)
                        .map(PropertyRows.Property.class::cast)
                        .map(row -> row.name() + ": " + row.value())
                        .toList());
    }

    /** The number of rows of the history that are struck through. */
    private long struck() {
        return Explorer.onFx(() -> explorer.lookup(".history .table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(row -> row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("expired")))
                .count());
    }

    @Test
    void overMqtt311ThePanelSaysThatNoPropertyIsSent() {
        connect(MqttVersion.MQTT_3_1_1);
        fillProperties();
        assertThat(explorer.label("#publish-properties-not-sent")).startsWith("This connection uses MQTT 3.1.1");
        Snapshots.saveAll(explorer.stages().getFirst(), "publish-properties-311", SIZES);
        explorer.onWindow(() -> explorer.model().publish().payload().setText("21.5"));
        send("room/temperature");
        explorer.waitFor("the result", () -> explorer.label("#publish-outcome").contains("Sent to room/temperature"));
        assertThat(explorer.label("#publish-outcome"))
                .endsWith("Left out over MQTT 3.1.1: content type, payload format, expiry, response topic, "
                        + "correlation data, 2 user properties, topic alias.");
        assertThat(received("room/temperature").properties()).isEmpty();
        assertThat(explorer.textOf("#publish-content-type")).isEqualTo("text/plain");
    }

    @Test
    void bytesAreEnteredInHexAndBase64AndFromAFile() throws Exception {
        connect(MqttVersion.MQTT_5);
        explorer.fire("#publish-kind-hex");
        FxEvents.run(() -> explorer.lookup("#publish-payload").query().requestFocus());
        explorer.write("00 fz");
        explorer.waitFor(
                "the mistake",
                () -> explorer.label("#publish-hint").equals("Line 1, character 5: z is not a hexadecimal digit."));
        send("bytes/hex");
        FxEvents.run(() -> explorer.lookup("#publish-payload").query().requestFocus());
        explorer.type(KeyCode.BACK_SPACE);
        explorer.write("f");
        send("bytes/hex");
        assertThat(received("bytes/hex").payload()).containsExactly(0, 0xff);

        explorer.fire("#publish-kind-base64");
        assertThat(Explorer.onFx(() ->
                        explorer.model().publish().payload().textProperty().get()))
                .isEqualTo("AP8=");
        send("bytes/base64");
        assertThat(received("bytes/base64").payload()).containsExactly(0, 0xff);

        byte[] content = {5, 0, -1};
        files.choose(Files.write(dataDir.resolve("firmware.bin"), content));
        explorer.fire("#publish-kind-file");
        explorer.waitFor("the file", () -> explorer.label("#publish-attached").startsWith("firmware.bin"));
        send("bytes/file");
        assertThat(received("bytes/file").payload()).isEqualTo(content);
    }

    @Test
    void everyFieldIsReachedByTabAndLeftAgain() {
        connect(MqttVersion.MQTT_5);
        fillProperties();
        KeyboardWalk.screen(explorer, "the publish panel with its properties");
    }
}
