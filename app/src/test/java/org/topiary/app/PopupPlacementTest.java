// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.topiary.testkit.MosquittoBroker;

/** Tests that popups are inside their window, next to the control that they belong to. */
@IntegrationTest
final class PopupPlacementTest {
    /** The largest gap between a control and its popup, in pixels. */
    private static final double BESIDE = 3;

    @TempDir
    private Path dataDir;

    private final FxRobot robot = new QuickRobot();
    private MosquittoBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = MosquittoBroker.start();
        explorer = Explorer.open(dataDir);
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
    }

    @AfterEach
    void end() throws IOException {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        broker.close();
    }

    private void resize(double width, double height) {
        Stage stage = explorer.stages().getFirst();
        explorer.onWindow(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
        });
        explorer.waitForDrawing();
    }

    private static Bounds bounds(Window window) {
        return new BoundingBox(window.getX(), window.getY(), window.getWidth(), window.getHeight());
    }

    /** The bounds of the only popup; waits until there is one. */
    private Bounds popup() {
        explorer.waitFor(
                "a popup",
                () -> Explorer.onFx(() -> Window.getWindows().stream().anyMatch(PopupWindow.class::isInstance)));
        explorer.waitForDrawing();
        return Explorer.onFx(() -> bounds(Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .findFirst()
                .orElseThrow()));
    }

    private Bounds window() {
        return Explorer.onFx(() -> bounds(explorer.stages().getFirst()));
    }

    private Bounds control(String query) {
        return Explorer.onFx(() -> {
            Node node = explorer.scene().lookup(query);
            return node.localToScreen(node.getLayoutBounds());
        });
    }

    /** Checks that the popup is directly below or above the control and overlaps it horizontally. */
    private void assertBeside(Bounds popup, Bounds control) {
        assertThat(window().contains(popup))
                .as("%s is inside of %s", popup, window())
                .isTrue();
        assertThat(Math.min(
                        Math.abs(popup.getMinY() - control.getMaxY()), Math.abs(popup.getMaxY() - control.getMinY())))
                .as("%s is beside %s", popup, control)
                .isLessThanOrEqualTo(BESIDE);
        assertThat(popup.getMinX()).as("%s is beside %s", popup, control).isLessThan(control.getMaxX());
        assertThat(popup.getMaxX()).as("%s is beside %s", popup, control).isGreaterThan(control.getMinX());
    }

    @ParameterizedTest
    @CsvSource({"900, 600", "980, 800"})
    void whatLostMeansStandsOnItsLink(double width, double height) {
        resize(width, height);
        explorer.onWindow(() -> explorer.scene().lookup("#status-lost").requestFocus());
        explorer.type(KeyCode.SPACE);
        assertBeside(popup(), control("#status-lost"));
        explorer.type(KeyCode.ESCAPE);
        explorer.waitFor(
                "the popover to go",
                () -> Explorer.onFx(() -> Window.getWindows().stream().noneMatch(PopupWindow.class::isInstance)));
        explorer.waitForFocus("status-lost");
    }

    @ParameterizedTest
    @CsvSource({"#window-theme, 900, 600", "#publish-history, 900, 600"})
    void menusStayInside(String query, double width, double height) {
        explorer.publish().send("a", "1", 0, false);
        explorer.publish()
                .send(
                        "a/rather/long/topic/that/takes/some/room",
                        "{\"state\": \"a longer payload than usual\"}",
                        0,
                        false);
        explorer.waitFor(
                "the messages", () -> explorer.tree().messages("a/rather/long/topic/that/takes/some/room") == 1);
        explorer.waitFor(
                "something to choose from",
                () -> !explorer.scene().lookup(query).isDisabled());
        resize(width, height);
        explorer.onWindow(((MenuButton) explorer.scene().lookup(query))::show);
        assertBeside(popup(), control(query));
    }

    @Test
    void aMenuAtThePointerStaysInside() {
        resize(900, 600);
        Bounds window = window();
        explorer.publish().send("a", "1", 0, false);
        explorer.waitFor("the topic", () -> explorer.tree().messages("a") == 1);
        explorer.tree().select("a");
        Bounds rows = control("#topic-rows");
        robot.moveTo(rows.getMinX() + 20, rows.getMaxY() - 3).clickOn(MouseButton.SECONDARY);
        assertThat(window.contains(popup())).isTrue();
    }

    @Test
    void aTooltipAtTheEdgeStaysInside() {
        resize(900, 600);
        explorer.onWindow(() -> {
            Tooltip tip = new Tooltip("A sentence that says more than there is room for at the right edge");
            Bounds last = control("#status-connection");
            tip.show(explorer.scene().lookup("#status-connection"), last.getMaxX() - 4, last.getMaxY() - 4);
        });
        assertThat(window().contains(popup())).isTrue();
    }

    @Test
    void theListOfAChoiceStaysInside() {
        explorer.startPage().fillForm("mqtts://127.0.0.1", null);
        resize(900, 600);
        explorer.fire("#form-section-tls");
        explorer.onWindow(() -> explorer.scene().lookup("#form-tls-versions").requestFocus());
        explorer.waitForDrawing();
        explorer.onWindow(((ComboBox<?>) explorer.scene().lookup("#form-tls-versions"))::show);
        assertBeside(popup(), control("#form-tls-versions"));
    }
}
