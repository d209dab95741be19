// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.ui.panel.Panel;
import org.topiary.app.ui.panel.Place;
import org.topiary.app.view.message.HistoryColumn;
import org.topiary.app.view.session.SessionContext;
import org.topiary.app.view.session.SessionPanels;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.testkit.MosquittoBroker;

/** Adds a panel with classes of its own, and uses it and the layout through the window. */
@IntegrationTest
final class AddedPanelStoryTest {
    @TempDir
    private Path dataDir;

    private final List<LargestTopicPanel> made = new ArrayList<>();
    private MosquittoBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = MosquittoBroker.start();
        explorer = open();
    }

    private Explorer open() throws IOException, TimeoutException {
        List<Panel<SessionContext>> panels = new ArrayList<>(SessionPanels.all());
        panels.replaceAll(panel -> panel.id().equals("history")
                ? new Panel<>(
                        panel.id(),
                        panel.title(),
                        panel.icon(),
                        panel.place(),
                        context -> context.message()
                                .history(List.of(new HistoryColumn(
                                        "parity", "Parity", 60, row -> row.size() % 2 == 0 ? "even" : "odd"))))
                : panel);
        panels.add(new Panel<>("largest", "Largest", Feather.BAR_CHART, Place.NAVIGATOR, context -> {
            LargestTopicPanel panel = new LargestTopicPanel(context.model());
            made.add(panel);
            return panel;
        }));
        return Explorer.open(
                dataDir, Explorer.environment(dataDir, new TestKeychain()), new LaunchPlan.Start.Page(), panels);
    }

    @AfterEach
    void end() throws IOException {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        broker.close();
    }

    private void connect() {
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
    }

    @Test
    void itIsMadeWhenOpenedFollowsTheSessionAndEndsWithIt() {
        connect();
        explorer.publish().send("small", "x", 0, false);
        explorer.publish().send("large", "x".repeat(100), 0, false);
        explorer.waitFor("the messages", () -> explorer.tree().messages("large") == 1);
        assertThat(made).isEmpty();

        explorer.click("#rail-largest");
        explorer.waitFor("the topic", () -> explorer.label("#largest-topic").equals("large"));
        Snapshots.save(explorer.scene(), "added-panel");
        explorer.publish().send("larger", "x".repeat(200), 0, false);
        explorer.waitFor("the next", () -> explorer.label("#largest-topic").equals("larger"));

        explorer.press(KeyCode.ALT, KeyCode.DIGIT1);
        explorer.waitForFocus("topic-rows");
        explorer.press(KeyCode.ALT, KeyCode.DIGIT4);
        explorer.waitForFocus("largest-topic");
        assertThat(made).hasSize(1);

        explorer.press(KeyCode.CONTROL, KeyCode.W);
        explorer.waitFor("the start page", () -> !explorer.isSessionShown());
        assertThat(made.getFirst().isClosed()).isTrue();
    }

    @Test
    void theLayoutIsTheSameAfterARestart() throws IOException, TimeoutException {
        connect();
        explorer.fire("#lens-properties");
        explorer.press(KeyCode.CONTROL, KeyCode.J);
        explorer.waitForFocus("publish-topic");
        explorer.press(KeyCode.CONTROL, KeyCode.B);
        explorer.waitFor("no list", () -> !explorer.isShown("#topic-rows"));
        explorer.close();

        explorer = open();
        connect();
        assertThat(explorer.isShown("#message-no-properties")).isTrue();
        assertThat(explorer.isShown("#publish-payload")).isTrue();
        assertThat(explorer.isShown("#topic-rows")).isFalse();

        explorer.press(KeyCode.CONTROL, KeyCode.B);
        explorer.waitForFocus("topic-rows");
        explorer.press(KeyCode.CONTROL, KeyCode.J);
        assertThat(explorer.isShown("#publish-payload")).isFalse();
        assertThat(explorer.isShown("#publish-line-send")).isTrue();
    }

    @Test
    void anAddedColumnOfTheHistoryIsShown() {
        connect();
        explorer.publish().send("t", "on", 0, false);
        explorer.publish().send("t", "off", 0, false);
        explorer.press(KeyCode.CONTROL, KeyCode.J);
        explorer.tree().select("t");
        explorer.waitFor("its history", () -> explorer.message().historySize() == 2);
        explorer.waitFor("the column", () -> explorer.message().column("parity").equals(List.of("odd", "even")));
    }

    @Test
    void aLensMovesToAWindowAndBack() {
        connect();
        explorer.publish().send("t", "on", 0, false);
        explorer.tree().select("t");
        explorer.waitFor("the value", () -> explorer.message().value().equals("on"));

        explorer.fire("#lens-window");
        explorer.waitFor("the window", () -> explorer.stages().size() == 2);
        Stage own = explorer.stages().getLast();
        assertThat(explorer.isShown(own, ".value-area")).isTrue();
        assertThat(explorer.isShown(explorer.stages().getFirst(), "#message-properties"))
                .isTrue();
        var _ = explorer.session()
                .publish(PublishMessage.of("t", "off".getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE, false));
        explorer.waitFor("the new value in the window", () -> valueIn(own).equals("off"));
        assertThat(own.getTitle()).startsWith("Value – t – ");

        explorer.fire("#lens-compare");
        explorer.waitFor(
                "the differences in the main window",
                () -> explorer.message().value().equals("- on\n+ off"));
        assertThat(valueIn(own)).isEqualTo("off");
        explorer.fire("#lens-properties");

        explorer.onWindow(() -> own.fireEvent(new WindowEvent(own, WindowEvent.WINDOW_CLOSE_REQUEST)));
        explorer.waitFor("the lens in its place", () -> explorer.stages().size() == 1);
        assertThat(explorer.isShown(".value-area")).isTrue();
    }

    @Test
    void aPanelInAWindowIsThereAgainAtTheNextStartUntilTheWindowIsClosed() throws IOException, TimeoutException {
        connect();
        explorer.publish().send("t", "on", 0, true);
        explorer.fire("#lens-properties");
        explorer.fire("#lens-window");
        explorer.waitFor("a window", () -> explorer.stages().size() == 2);
        explorer.fire("#lens-value");
        explorer.publish().open();
        explorer.fire("#drawer-window");
        explorer.waitFor("two windows", () -> explorer.stages().size() == 3);
        explorer.onWindow(() -> place(explorer.stages().get(1), 150, 80, 740, 490));
        explorer.onWindow(() -> place(explorer.stages().get(2), 220, 140, 760, 500));
        explorer.close();

        explorer = open();
        explorer.waitForState("Connected");
        explorer.waitFor("both windows", () -> explorer.stages().size() == 3);
        Stage properties = explorer.stages().get(1);
        Stage publish = explorer.stages().get(2);
        assertThat(explorer.isShown(properties, "#message-no-properties")).isTrue();
        assertThat(explorer.isShown(publish, "#publish-payload")).isTrue();
        assertThat(placeOf(properties)).containsExactly(150.0, 80.0, 740.0, 490.0);
        assertThat(placeOf(publish)).containsExactly(220.0, 140.0, 760.0, 500.0);
        assertThat(explorer.isShown(explorer.stages().getFirst(), "#lens-window"))
                .isTrue();
        explorer.tree().select("t");
        explorer.waitFor(
                "the value in the main window", () -> explorer.message().value().equals("on"));

        explorer.onWindow(() -> publish.fireEvent(new WindowEvent(publish, WindowEvent.WINDOW_CLOSE_REQUEST)));
        explorer.waitFor("one window less", () -> explorer.stages().size() == 2);
        explorer.close();

        explorer = open();
        explorer.waitForState("Connected");
        explorer.waitFor("the other window", () -> explorer.stages().size() == 2);
        explorer.waitForDrawing();
        assertThat(explorer.stages()).hasSize(2);
        assertThat(explorer.isShown(explorer.stages().get(1), "#message-no-properties"))
                .isTrue();
    }

    private static void place(Stage stage, double x, double y, double width, double height) {
        stage.setX(x);
        stage.setY(y);
        stage.setWidth(width);
        stage.setHeight(height);
    }

    private static List<Double> placeOf(Stage stage) {
        return Explorer.onFx(() -> List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }

    private static String valueIn(Stage stage) {
        return Explorer.onFx(() -> ((StyleClassedTextArea) stage.getScene().lookup(".value-area")).getText());
    }

    @Test
    void thePublishPanelMovesToAWindowThatEndsWithTheSession() {
        connect();
        explorer.publish().open();
        explorer.fire("#drawer-window");
        explorer.waitFor("the window", () -> explorer.stages().size() == 2);
        assertThat(explorer.isShown("#publish-line-send")).isTrue();

        explorer.onWindow(() -> explorer.windowModel().close(explorer.model()));
        explorer.waitFor("no window of the session", () -> explorer.stages().size() == 1);
    }

    @Test
    void aMessageIsSentFromTheClosedDrawer() {
        connect();
        explorer.publish().send("lamp/set", "on", 1, false);
        explorer.waitFor("the message", () -> explorer.tree().messages("lamp/set") == 1);
        explorer.press(KeyCode.CONTROL, KeyCode.J);
        assertThat(explorer.label("#publish-line-topic")).isEqualTo("lamp/set");

        explorer.click("#publish-line-send");
        explorer.waitFor("the second", () -> explorer.tree().messages("lamp/set") == 2);
        explorer.waitFor(
                "the result", () -> explorer.label("#publish-line-payload").contains("accepted by the broker"));
        explorer.click("#publish-line-edit");
        explorer.waitForFocus("publish-payload");
    }

    @Test
    void aClosedTabIsReopenedWithItsFilterAndItsSelection() {
        connect();
        explorer.publish().send("hall/lamp", "on", 1, true);
        explorer.publish().send("hall/door", "shut", 1, true);
        explorer.tree().select("hall/lamp");
        explorer.setText("#tree-filter", "lamp");
        explorer.press(KeyCode.CONTROL, KeyCode.W);
        explorer.waitFor("the start page", () -> !explorer.isSessionShown());

        explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        explorer.waitFor("the tab", explorer::isSessionShown);
        explorer.waitForState("Connected");
        assertThat(explorer.textOf("#tree-filter")).isEqualTo("lamp");
        explorer.waitFor("the value", () -> explorer.message().value().equals("on"));

        explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        assertThat(Explorer.onFx(() -> explorer.windowModel().sessions().size()))
                .isOne();
    }
}
