// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import atlantafx.base.theme.PrimerLight;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.topiary.app.view.common.Snapshots;
import org.topiary.app.viewmodel.Times;
import org.topiary.app.viewmodel.publish.PublishViewModel;
import org.topiary.mqtt.PublishRequest;
import org.topiary.mqtt.PublishResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class PublishViewTest {
    private final List<PublishRequest> sent = new CopyOnWriteArrayList<>();
    private PublishResult answer = new PublishResult(true, "Accepted by the broker");
    private PublishViewModel model;
    private PublishView view;
    private Stage stage;

    @Start
    void start(Stage shown) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage = shown;
        model = new PublishViewModel(
                request -> {
                    sent.add(request);
                    return CompletableFuture.completedFuture(answer);
                },
                (title, text, action) -> CompletableFuture.completedFuture(true),
                Platform::runLater,
                Clock.fixed(Instant.parse("2026-03-04T12:03:05Z"), ZoneOffset.UTC));
        view = new PublishView(model);
        Region above = new Region();
        VBox root = new VBox(above, view);
        VBox.setVgrow(above, Priority.ALWAYS);
        Scene scene = new Scene(root, 560, 700);
        scene.getStylesheets().add("/org/topiary/app/topiary.css");
        scene.getStylesheets().add("/org/topiary/app/session.css");
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aMessageIsWrittenAndSentByKeyboardAlone(FxRobot robot) {
        robot.interact(() -> {
            model.connectedProperty().set(true);
            model.follow("home/livingroom/lamp");
            view.focusTopic();
        });
        robot.write("/set");
        for (int i = 0; i < 10 && !(stage.getScene().getFocusOwner() instanceof CodeArea); i++) {
            robot.type(KeyCode.TAB);
        }
        robot.write("{\"on\":false}");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(model.topicProperty().get()).isEqualTo("home/livingroom/lamp/set");
        assertThat(model.payloadProperty().get()).isEqualTo("{\"on\":false}");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(sent).hasSize(1);
        assertThat(robot.lookup("#publish-outcome").queryLabeled().getText())
                .isEqualTo(Times.time(Instant.parse("2026-03-04T12:03:05Z").getEpochSecond() * 1_000_000_000L) + " Accepted by the broker");
        CodeArea area = robot.lookup("#publish-payload").queryAs(CodeArea.class);
        assertThat(area.getStyleOfChar(2)).containsExactly("key");
        shot("publish-sent");
        robot.type(KeyCode.TAB);
        assertThat(stage.getScene().getFocusOwner()).isNotInstanceOf(CodeArea.class);
        robot.interact(() -> robot.lookup("#publish-format").queryButton().fire());
        assertThat(area.getText()).isEqualTo("{\n  \"on\": false\n}");
    }

    @Test
    void whatIsWrongIsShownInWordsAndNothingIsCut(FxRobot robot) {
        shot("publish-offline");
        assertThat(robot.lookup("#publish-send").queryButton().isDisabled()).isTrue();
        robot.interact(() -> {
            answer = new PublishResult(false, "Refused by the broker: not authorized (0x87). The user may not "
                    + "publish to this topic.");
            model.connectedProperty().set(true);
            model.topicProperty().set("home/lamp");
            model.payloadProperty().set("{\"on\": tru,\n \"brightness\": 210}");
            model.send();
        });
        WaitForAsyncUtils.waitForFxEvents();
        shot("publish-refused");
        assertNothingCut();
        robot.interact(() -> model.topicProperty().set("home/+/lamp"));
        shot("publish-topic");
        assertNothingCut();
        assertThat(robot.lookup("#publish-hint").queryLabeled().getText()).contains("wildcard");
        robot.interact(() -> model.topicProperty().set("home/la\u202emp/#"));
        shot("publish-topic-hidden");
        assertNothingCut();
        assertThat(robot.lookup("#publish-topic-marked").queryLabeled().getText()).contains("la⟨U+202E⟩mp");
    }

    @Test
    void foldedItIsOneRowHigh_andComesBackWhereItWas(FxRobot robot) {
        Region above = new Region();
        SplitPane split = new SplitPane(above);
        robot.interact(() -> {
            split.setOrientation(Orientation.VERTICAL);
            ((VBox) view.getParent()).getChildren().setAll(split);
            VBox.setVgrow(split, Priority.ALWAYS);
            SplitPane.setResizableWithParent(view, false);
            split.getItems().add(view);
            split.setDividerPositions(0.6);
            model.connectedProperty().set(true);
            model.topicProperty().set("home/lamp");
        });
        WaitForAsyncUtils.waitForFxEvents();
        double before = view.getHeight();
        assertThat(before).isGreaterThan(200);

        robot.interact(() -> robot.lookup("#publish-fold").queryButton().fire());
        WaitForAsyncUtils.waitForFxEvents();
        Snapshots.saveAll(stage, "publish-folded", new int[][] {{560, 700}});
        assertThat(view.getHeight()).isEqualTo(48);
        assertThat(above.getHeight()).isGreaterThan(600);
        assertThat(robot.lookup("#publish-topic").query().getLayoutBounds().getHeight()).isLessThanOrEqualTo(36);
        assertThat(robot.lookup("#publish-fold").queryButton().getAccessibleText()).isEqualTo("Unfold the publish panel");

        robot.interact(view::focusTopic);
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(sent).isEmpty();
        assertThat(view.getHeight()).isCloseTo(before, within(2.0));
        assertThat(robot.lookup("#publish-payload").query().isVisible()).isTrue();
    }

    @Test
    void theTopicHasRoomInANarrowPanel(FxRobot robot) {
        robot.interact(() -> {
            model.follow("home/livingroom/lamp");
            model.topicProperty().set("home/livingroom/lamp/set");
            stage.setWidth(520);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#publish-topic").query().getLayoutBounds().getWidth()).isGreaterThanOrEqualTo(180);
        assertNothingCut();
        robot.interact(() -> robot.lookup("#publish-follow").queryButton().fire());
        assertThat(model.topicProperty().get()).isEqualTo("home/livingroom/lamp");
    }

    /** Every label and control lies within the panel, with its whole text. */
    private void assertNothingCut() {
        for (Node node : view.lookupAll(".label")) {
            if (node instanceof Label label && label.isVisible() && !label.getText().isEmpty()) {
                assertThat(label.lookup(".text")).isInstanceOfSatisfying(Text.class,
                        shown -> assertThat(shown.getText().replace("\n", "")).isEqualTo(label.getText()));
            }
        }
        for (Node node : view.lookupAll(".button")) {
            Bounds bounds = view.sceneToLocal(node.localToScene(node.getLayoutBounds()));
            assertThat(bounds.getMaxX()).isLessThanOrEqualTo(view.getWidth());
        }
    }

    private void shot(String name) {
        Snapshots.saveAll(stage, name, new int[][] {{900, 200}, {560, 200}});
    }
}
