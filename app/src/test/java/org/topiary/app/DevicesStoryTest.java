// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.SparkplugPayloads.birth;
import static org.topiary.app.SparkplugPayloads.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.devices.DeviceReport;
import org.topiary.app.viewmodel.publish.Payload;
import org.topiary.core.log.Qos;
import org.topiary.core.text.PseudoLocale;
import org.topiary.core.tree.TopicTree;
import org.topiary.demo.EmbeddedBroker;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.receive.MessageProperties;

/** Lists Sparkplug nodes and devices, and requests a rebirth, through the real window. */
@IntegrationTest
final class DevicesStoryTest {
    private static final String COMMAND = "spBv1.0/plant/NCMD/line1";

    @TempDir
    private Path dataDir;

    private final Locale before = Locale.getDefault();
    private EmbeddedBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = EmbeddedBroker.start();
        open();
    }

    private void open() throws IOException, TimeoutException {
        explorer = Explorer.open(dataDir);
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitFor(
                "the connection",
                () -> explorer.isSessionShown()
                        && explorer.model().stateProperty().get().phase() == Phase.CONNECTED);
    }

    @AfterEach
    void end() {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        InBackground.close(broker);
        Locale.setDefault(before);
    }

    private void send(String topic, byte[] payload) {
        explorer.onWindow(() -> {
            explorer.model()
                    .publish()
                    .reuse(topic, Payload.of(payload), Qos.AT_LEAST_ONCE, false, MessageProperties.NONE);
            explorer.model().publish().send();
        });
    }

    private void sendPlant() {
        send("spBv1.0/STATE/scada", "{\"online\":true,\"timestamp\":1}".getBytes(StandardCharsets.UTF_8));
        send("spBv1.0/plant/NBIRTH/line1", birth(0, "Speed"));
        send("spBv1.0/plant/DBIRTH/line1/press", birth(1, "Force"));
        send("spBv1.0/plant/NBIRTH/line2", birth(0, "Speed"));
        send("spBv1.0/plant/NDEATH/line2", birth(0));
    }

    /** The words of each visible row, without ages, which change. */
    private List<String> rows() {
        return Explorer.onFx(() -> explorer.scene().getRoot().lookupAll(".device-row").stream()
                .filter(row -> row instanceof ListCell<?> cell && !cell.isEmpty() && cell.isVisible())
                .sorted(Comparator.comparingDouble(Node::getLayoutY))
                .map(Node::getAccessibleText)
                .toList());
    }

    private void waitForRows(String... expected) {
        explorer.waitFor("the rows " + List.of(expected), () -> rows().equals(List.of(expected)));
    }

    private String selectedTopic() {
        return Explorer.onFx(() -> {
            int node = explorer.model().tree().selectedNodeProperty().get();
            return node == TopicTree.NONE ? "" : explorer.model().tree().topic(node);
        });
    }

    private void select(String name) {
        explorer.type(KeyCode.HOME);
        for (int i = 0; i < rows().size() && !explorer.label("#devices-title").endsWith(name); i++) {
            explorer.type(KeyCode.DOWN);
        }
        assertThat(explorer.label("#devices-title")).endsWith(name);
    }

    @Test
    void nodesAndDevicesAreShownWithTheirStatesAndFindings() {
        explorer.press(KeyCode.ALT, KeyCode.DIGIT3);
        explorer.waitForFocus("devices-filter");
        explorer.waitFor("the empty state", () -> explorer.isShown("#devices-empty"));
        assertThat(explorer.label("#devices-empty")).isEqualTo("No devices yet");

        sendPlant();
        waitForRows(
                "Host applications, 1 of 1 online",
                "scada, online",
                "plant, 1 of 2 online",
                "line1, online",
                "Metrics (2)",
                "press, online",
                "line2, offline",
                "Metrics (2)");
        assertThat(explorer.isShown("#devices-empty")).isFalse();

        send("spBv1.0/plant/DDATA/line1/press", data(5, 1, 7));
        explorer.waitFor(
                "the gap", () -> rows().containsAll(List.of("line1, stale, one finding", "press, stale, one finding")));

        explorer.press(KeyCode.ALT, KeyCode.DIGIT3);
        explorer.type(KeyCode.DOWN);
        select("plant/line1");
        assertThat(selectedTopic()).isEqualTo("spBv1.0/plant/NBIRTH/line1");
        select("plant/line1/press");
        assertThat(selectedTopic()).isEqualTo("spBv1.0/plant/DDATA/line1/press");
        explorer.type(KeyCode.RIGHT);
        explorer.waitFor("its metrics", () -> rows().contains("Force, 7, Int32, alias 1"));
        send("spBv1.0/plant/DDATA/line1/press", data(6, 1, 8));
        explorer.waitFor("the new value", () -> rows().contains("Force, 8, Int32, alias 1"));
        Snapshots.saveAll(explorer.stages().getFirst(), "devices");

        explorer.onWindow(() -> explorer.model().devices().reportProperty().set(DeviceReport.CONFORMANCE));
        explorer.waitFor(
                "the violated assertions",
                () -> explorer.texts().contains("tck-id-payloads-sequence-num-incrementing (one message)"));
        explorer.onWindow(() -> explorer.model().devices().reportProperty().set(DeviceReport.FINDINGS));
        explorer.onWindow(
                () -> explorer.lookup("#devices-findings").queryListView().requestFocus());
        explorer.type(KeyCode.HOME, KeyCode.ENTER);
        explorer.waitFor(
                "the message of the gap",
                () -> explorer.message().value().equals("Force: 7  (Int32, alias 1)\nseq: 5"));
        assertThat(explorer.texts())
                .contains("Sequence number 2 was expected, but 5 arrived: messages are missing or out of order.");
    }

    @Test
    void whatIsAnnouncedToHomeAssistantIsShownWithItsValues() {
        explorer.press(KeyCode.ALT, KeyCode.DIGIT3);
        send(
                "homeassistant/sensor/0x1/t/config",
                ("{\"name\":\"Temperature\",\"stat_t\":\"home/kitchen\",\"unit_of_meas\":\"°C\","
                                + "\"val_tpl\":\"{{ value_json.t }}\",\"dev\":{\"ids\":\"0x1\",\"name\":\"Kitchen\"}}")
                        .getBytes(StandardCharsets.UTF_8));
        waitForRows("Home Assistant, one device", "Kitchen, one finding");
        send("home/kitchen", "{\"t\":21.50}".getBytes(StandardCharsets.UTF_8));
        explorer.waitForFocus("devices-filter");
        explorer.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT);
        waitForRows(
                "Home Assistant, one device", "Kitchen, one finding", "Temperature, 21.50 °C, sensor · home/kitchen");
        assertThat(explorer.texts())
                .contains(
                        "The broker does not keep the configuration homeassistant/sensor/0x1/t/config, so Home Assistant"
                                + " forgets it when it restarts. Publish it with retain.");
        explorer.type(KeyCode.DOWN);
        explorer.waitFor("its state topic", () -> selectedTopic().equals("home/kitchen"));
        Snapshots.saveAll(explorer.stages().getFirst(), "devices-home");
    }

    @Test
    void aRebirthIsRequestedAfterAQuestionAndArrives() {
        sendPlant();
        explorer.press(KeyCode.ALT, KeyCode.DIGIT3);
        explorer.waitFor("the rows", () -> rows().contains("line2, offline"));
        explorer.press(KeyCode.ALT, KeyCode.DIGIT3);
        select("plant/line2");
        assertThat(explorer.label("#devices-rebirth-obstacle"))
                .isEqualTo("This edge node is offline and would not receive the request.");
        select("plant/line1");
        assertThat(explorer.isShown("#devices-rebirth-obstacle")).isFalse();

        explorer.fire("#devices-rebirth");
        explorer.waitFor("the question", () -> explorer.isShown("#dialog-action"));
        explorer.fire("#dialog-action");
        explorer.waitFor("the command", () -> explorer.model().session().tree().find(COMMAND) != TopicTree.NONE);
        explorer.tree().select(COMMAND);
        explorer.waitFor(
                "what it says", () -> explorer.message().value().endsWith("\nNode Control/Rebirth: true  (Boolean)"));
        explorer.press(KeyCode.ALT, KeyCode.DIGIT3);
        explorer.waitFor(
                "what was sent",
                () -> explorer.label("#devices-outcome")
                        .startsWith("Sent Node Control/Rebirth = true to " + COMMAND + " at "));
        assertThat(explorer.label("#devices-rebirth-obstacle"))
                .isEqualTo("A rebirth was requested less than 10 seconds ago.");
    }

    @Test
    void allNodesWithoutABirthAreAskedAtOnce() {
        sendPlant();
        explorer.press(KeyCode.ALT, KeyCode.DIGIT3);
        explorer.waitFor("the rows", () -> rows().contains("line2, offline"));
        assertThat(explorer.isShown("#devices-rebirth-all")).isFalse();
        send("spBv1.0/plant/NDATA/line8", data(0, 1, 5));
        send("spBv1.0/plant/DDATA/line9/press", data(0, 1, 5));
        explorer.waitFor("the number", () -> explorer.label("#devices-summary").endsWith(" · 2 without a birth"));

        explorer.fire("#devices-rebirth-all");
        explorer.waitFor("the question", () -> explorer.isShown("#dialog-action"));
        explorer.fire("#dialog-action");
        explorer.waitFor(
                "what was sent",
                () -> explorer.label("#devices-outcome").equals("2 edge nodes were asked for a rebirth."));
        explorer.waitFor(
                "the commands",
                () -> Stream.of("line8", "line9")
                        .allMatch(node -> explorer.model().session().tree().find("spBv1.0/plant/NCMD/" + node)
                                != TopicTree.NONE));
        send("spBv1.0/plant/NBIRTH/line8", birth(0, "Speed"));
        explorer.waitFor("one fewer", () -> explorer.label("#devices-summary").endsWith(" · 1 without a birth"));
    }

    @Test
    void aFilterIsClearedWithEscape() {
        sendPlant();
        explorer.press(KeyCode.ALT, KeyCode.DIGIT3);
        explorer.waitFor("the rows", () -> rows().contains("line2, offline"));
        explorer.setText("#devices-filter", "press");
        waitForRows("plant, 1 of 1 online", "line1, online", "press, online");
        explorer.setText("#devices-filter", "nothing");
        explorer.waitFor("no match", () -> explorer.label("#devices-empty").equals("No match"));

        explorer.onWindow(() -> explorer.text("#devices-filter").requestFocus());
        explorer.type(KeyCode.ESCAPE);
        explorer.waitFor("all rows", () -> rows().size() == 8);
        explorer.type(KeyCode.DOWN);
        explorer.waitForFocus("devices-rows");
        explorer.press(KeyCode.SHIFT, KeyCode.F10);
        explorer.waitFor(
                "the menu",
                () -> explorer.popupTexts(".context-menu").containsAll(List.of("Copy name", "Request rebirth")));
        explorer.type(KeyCode.ESCAPE);
    }

    @Test
    void allWordsHaveRoomInASmallWindow() throws IOException, TimeoutException {
        explorer.close();
        Locale.setDefault(PseudoLocale.LOCALE);
        open();
        explorer.onWindow(() -> {
            explorer.stages().getFirst().setWidth(900);
            explorer.stages().getFirst().setHeight(600);
        });
        explorer.fire("#rail-devices");
        explorer.waitFor("the empty state", () -> explorer.isShown("#devices-empty"));
        explorer.waitForDrawing();
        assertThat(faults()).isEmpty();

        sendPlant();
        explorer.waitFor("the rows", () -> rows().size() == 8);
        explorer.onWindow(() -> {
            explorer.model()
                    .devices()
                    .select(explorer.model()
                            .devices()
                            .rowsProperty()
                            .get()
                            .get(3)
                            .key());
        });
        explorer.waitFor("the details", () -> explorer.isShown("#devices-rebirth"));
        explorer.waitForDrawing();
        Snapshots.save(explorer.scene(), "devices-pseudo");
        assertThat(faults()).isEmpty();
    }

    private List<String> faults() {
        return Explorer.onFx(() -> {
            Node list = explorer.lookup(".devices").query();
            Bounds part = list.localToScene(list.getLayoutBounds());
            return ShownWords.in(
                    explorer.scene().getRoot(),
                    new Rectangle2D(part.getMinX(), part.getMinY(), part.getWidth(), part.getHeight()));
        });
    }
}
