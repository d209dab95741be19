// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.topiary.app.FxEvents;
import org.topiary.app.TestCommands;
import org.topiary.app.WindowTest;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Times;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.publish.PublishLimits;
import org.topiary.app.viewmodel.publish.PublishViewModel;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;

@WindowTest
@SuppressWarnings("NullAway.Init") // set by @Start
class PublishViewTest {
    private final List<PublishMessage> sent = new CopyOnWriteArrayList<>();
    private PublishResult answer = new PublishResult(true, Phrase.verbatim("Accepted by the broker"));
    private PublishViewModel model;
    private PublishView view;
    private Stage stage;
    private Optional<Path> chosenFile = Optional.empty();

    private final FileQuestions files = new FileQuestions() {
        @Override
        public Optional<Path> toOpen(Window over, String title) {
            return chosenFile;
        }

        @Override
        public Optional<Path> toSave(Window over, String title, String suggestedName) {
            throw new AssertionError("Nothing is saved");
        }
    };

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
                Tasks.on(Runnable::run),
                Clock.fixed(Instant.parse("2026-03-04T12:03:05Z"), ZoneOffset.UTC));
        view = new PublishView(model, () -> {}, files, TestCommands.controls());
        Region above = new Region();
        VBox root = new VBox(above, view);
        VBox.setVgrow(above, Priority.ALWAYS);
        Scene scene = new Scene(root, 560, 700);
        TestCommands.dispatch(scene);
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
        FxEvents.settle();
        assertThat(model.topicProperty().get()).isEqualTo("home/livingroom/lamp/set");
        assertThat(model.payload().textProperty().get()).isEqualTo("{\"on\":false}");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        FxEvents.settle();
        assertThat(sent).hasSize(1);
        assertThat(robot.lookup("#publish-outcome").queryLabeled().getText())
                .isEqualTo(Times.time(Instant.parse("2026-03-04T12:03:05Z").getEpochSecond() * 1_000_000_000L)
                        + " Sent to home/livingroom/lamp/set (QoS 0: accepted by the broker)");
        CodeArea area = robot.lookup("#publish-payload").queryAs(CodeArea.class);
        assertThat(area.getStyleOfChar(2)).containsExactly("key");
        shot("publish-sent");
        robot.type(KeyCode.TAB);
        assertThat(stage.getScene().getFocusOwner()).isNotInstanceOf(CodeArea.class);
        robot.interact(() -> robot.lookup("#publish-format").queryButton().fire());
        assertThat(area.getText()).isEqualTo("{\n  \"on\": false\n}");
    }

    @Test
    void whatTheBrokerExcludesIsDisabledAndTheReasonStandsBelow(FxRobot robot) {
        robot.interact(() -> {
            model.connectedProperty().set(true);
            model.topicProperty().set("home/lamp");
            model.limitsProperty()
                    .set(new PublishLimits(
                            new BrokerLimits(
                                    60, 0, 65_535, Qos.AT_MOST_ONCE, false, -1, 0, true, true, true, "", "", List.of()),
                            true));
        });
        FxEvents.settle();
        shot("publish-limits");
        assertNothingCut();
        assertThat(robot.lookup("#publish-retain").query().isDisabled()).isTrue();
        assertThat(robot.lookup(".qos .toggle-button").<Node>queryAll())
                .extracting(Node::isDisabled)
                .containsExactly(false, true, true);
        assertThat(robot.lookup("#publish-limits").queryLabeled().getText())
                .isEqualTo("This broker accepts QoS 0 only. This broker does not accept retained messages.");
        assertThat(robot.lookup("#publish-limits").query().isVisible()).isTrue();
        robot.interact(() -> model.limitsProperty().set(PublishLimits.NONE));
        assertThat(robot.lookup("#publish-retain").query().isDisabled()).isFalse();
        assertThat(robot.lookup("#publish-limits").query().isVisible()).isFalse();
    }

    @Test
    void whatIsWrongIsShownInWordsAndNothingIsCut(FxRobot robot) {
        shot("publish-offline");
        assertThat(robot.lookup("#publish-send").queryButton().isDisabled()).isTrue();
        robot.interact(() -> {
            answer = new PublishResult(
                    false,
                    Phrase.verbatim("Refused by the broker: not authorized (0x87). The user may not "
                            + "publish to this topic."));
            model.connectedProperty().set(true);
            model.topicProperty().set("home/lamp");
            model.payload().setText("{\"on\": tru,\n \"brightness\": 210}");
            model.send();
        });
        FxEvents.settle();
        shot("publish-refused");
        assertNothingCut();
        robot.interact(() -> model.topicProperty().set("home/+/lamp"));
        shot("publish-topic");
        assertNothingCut();
        assertThat(robot.lookup("#publish-hint").queryLabeled().getText()).contains("Wildcards");
        robot.interact(() -> model.topicProperty().set("home/la\u202emp/#"));
        shot("publish-topic-hidden");
        assertNothingCut();
        assertThat(robot.lookup("#publish-topic-marked").queryLabeled().getText())
                .contains("la⟨U+202E⟩mp");
    }

    @Test
    void theTopicHasRoomInANarrowPanel(FxRobot robot) {
        robot.interact(() -> {
            model.follow("home/livingroom/lamp");
            model.topicProperty().set("home/livingroom/lamp/set");
            stage.setWidth(520);
        });
        FxEvents.settle();
        assertThat(robot.lookup("#publish-topic").query().getLayoutBounds().getWidth())
                .isGreaterThanOrEqualTo(160);
        assertNothingCut();
        robot.interact(
                () -> robot.lookup("#publish-follow").queryAs(Hyperlink.class).fire());
        assertThat(model.topicProperty().get()).isEqualTo("home/livingroom/lamp");
    }

    @Test
    void aLongLineIsWrappedForDisplayOnly(FxRobot robot) {
        String line = "[" + "1234567,".repeat(3_700) + "0]";
        CodeArea area = robot.lookup("#publish-payload").queryAs(CodeArea.class);
        robot.interact(() -> {
            model.connectedProperty().set(true);
            model.follow("home/lamp");
            area.requestFocus();
        });
        paste(robot, line);
        assertThat(model.payload().textProperty().get()).isEqualTo(line);
        assertThat(area.getParagraphs())
                .hasSizeGreaterThan(30)
                .allSatisfy(paragraph -> assertThat(paragraph.length()).isLessThanOrEqualTo(1_000));
        assertThat(robot.lookup("#publish-hint").queryLabeled().getText())
                .isEqualTo("Valid JSON. Long lines are wrapped for display only.");
        shot("publish-wrapped");

        int broken = area.getParagraphLength(0);
        robot.interact(() -> area.moveTo(1, 0));
        robot.type(KeyCode.BACK_SPACE).type(KeyCode.DELETE);
        robot.write("abc");
        String edited = line.substring(0, broken - 1) + "abc" + line.substring(broken + 1);
        assertThat(model.payload().textProperty().get()).isEqualTo(edited);
        robot.press(KeyCode.CONTROL).type(KeyCode.A, KeyCode.C).release(KeyCode.CONTROL);
        assertThat(clipboard(robot)).isEqualTo(edited);

        for (int i = 0; i < 4; i++) {
            robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        }
        assertThat(model.payload().textProperty().get()).isEmpty();
        for (int i = 0; i < 4; i++) {
            robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        }
        assertThat(model.payload().textProperty().get()).isEqualTo(edited);
    }

    @Test
    void whatIsTooLargeForTheEditorIsAttachedAndSentByteForByte(FxRobot robot) {
        String large = "{\"values\":[" + "1.50,".repeat(20_000) + "0]}\r\n";
        CodeArea area = robot.lookup("#publish-payload").queryAs(CodeArea.class);
        robot.interact(() -> {
            model.connectedProperty().set(true);
            model.follow("home/lamp");
            area.requestFocus();
        });
        robot.write("x");
        robot.type(KeyCode.BACK_SPACE);
        paste(robot, large);
        assertThat(robot.lookup("#publish-attached").queryLabeled().getText()).isEqualTo("JSON · 97.7 KiB · 1 line");
        assertThat(area.getLength()).isZero();
        shot("publish-attached");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        FxEvents.settle();
        assertThat(sent.getFirst().bytes()).isEqualTo(large.getBytes(StandardCharsets.UTF_8));

        robot.interact(() -> robot.lookup("#publish-view").queryButton().fire());
        FxEvents.settle();
        ListView<?> lines = robot.lookup("#publish-lines").queryListView();
        assertThat(lines.isVisible()).isTrue();
        assertThat(lines.getItems().getFirst())
                .asString()
                .startsWith("{\"values\":[1.50,1.50")
                .hasSize(400);
        robot.interact(
                () -> robot.lookup("#publish-attached-format").queryButton().fire());
        FxEvents.settle();
        assertThat(robot.lookup("#publish-attached").queryLabeled().getText()).endsWith("lines");
        robot.interact(() -> robot.lookup("#publish-remove").queryButton().fire());
        FxEvents.settle();
        assertThat(stage.getScene().getFocusOwner()).isEqualTo(area);
        robot.write("on");
        assertThat(model.payload().textProperty().get()).isEqualTo("on");
    }

    @Test
    void aFileOnTheClipboardIsAttached(FxRobot robot, @TempDir Path folder) throws IOException {
        byte[] bytes = {0, 1, 2, (byte) 0xff};
        Path file = Files.write(folder.resolve("firmware.bin"), bytes);
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            Clipboard.getSystemClipboard().setContent(content);
            robot.lookup("#publish-payload").query().requestFocus();
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
        FxEvents.settle();
        assertThat(robot.lookup("#publish-attached").queryLabeled().getText()).isEqualTo("firmware.bin · Binary · 4 B");
        assertThat(model.payload().payload().bytes()).isEqualTo(bytes);
    }

    @Test
    void aMessageThatGoesElsewhereIsMarked(FxRobot robot) {
        robot.interact(() -> {
            model.connectedProperty().set(true);
            model.follow("home/lamp");
            model.topicProperty().set("home/lamp/set");
            model.follow("plant/line");
        });
        shot("publish-elsewhere");
        assertThat(robot.lookup("#publish-elsewhere").queryLabeled().getText())
                .isEqualTo("Publishing to home/lamp/set, not to the selected topic plant/line.");
        assertNothingCut();
        robot.interact(
                () -> robot.lookup("#publish-follow").queryAs(Hyperlink.class).fire());
        assertThat(model.topicProperty().get()).isEqualTo("plant/line");
        assertThat(robot.lookup("#publish-follow").query().getParent().isVisible())
                .isFalse();
    }

    private static void paste(FxRobot robot, String text) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
        FxEvents.settle();
    }

    private static String clipboard(FxRobot robot) {
        String[] text = {""};
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    /** Checks that every label and control is inside the panel and shows its whole text. */
    private void assertNothingCut() {
        for (Node node : view.lookupAll(".label")) {
            if (node instanceof Label label
                    && label.isVisible()
                    && !label.getText().isEmpty()) {
                assertThat(label.lookup(".text"))
                        .isInstanceOfSatisfying(
                                Text.class,
                                shown -> assertThat(shown.getText().replace("\n", ""))
                                        .isEqualTo(label.getText()));
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
