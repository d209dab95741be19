// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.topiary.app.view.start.StartStage.waitUntil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.topiary.app.FxEvents;
import org.topiary.app.WindowTest;
import org.topiary.app.text.Texts;

/** Tests the start page with keyboard and mouse. */
@WindowTest
@SuppressWarnings("NullAway.Init") // set by @Start
final class StartViewTest {
    @TempDir
    private static Path folder;

    private StartStage page;

    @Start
    void start(Stage stage) throws IOException {
        page = new StartStage(stage, Files.createTempDirectory(folder, "data"));
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void aConnectionIsMadeAndOpenedByKeyboardAlone(FxRobot robot) {
        page.shot("start-empty");
        robot.type(KeyCode.ENTER);
        waitUntil(() -> robot.lookup("#form-url").tryQuery().isPresent());
        assertThat(robot.lookup(".field-note").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(note -> note.contains("mqtts://user@host:8883"));
        robot.write("mqtts://ada:secret@");
        waitUntil(() ->
                robot.lookup("#form-url").queryTextInputControl().getText().equals("mqtts://ada@"));
        robot.write("broker.example");
        assertThat(robot.lookup("#form-url").queryTextInputControl().getText()).isEqualTo("mqtts://ada@broker.example");
        assertThat(robot.lookup("#form-host").queryTextInputControl().getText()).isEqualTo("broker.example");
        assertThat(robot.lookup("#form-password").queryTextInputControl().getText())
                .isEqualTo("secret");
        assertThat(robot.lookup("#form-tls").queryAs(CheckBox.class).isSelected())
                .isTrue();
        page.shot("form");
        robot.type(KeyCode.ENTER);
        waitUntil(() -> page.opened.equals(List.of("broker.example with secret")));
        assertThat(page.model.cards().all()).hasSize(1);
        assertThat(robot.lookup("#form-url").tryQuery()).isEmpty();
    }

    @Test
    void theFirstWrongFieldGetsTheFocus_escLeaves(FxRobot robot) {
        robot.interact(page.model.editor()::newConnection);
        robot.interact(() -> robot.lookup("#form-url").queryTextInputControl().setText("ws://home"));
        robot.interact(() -> robot.lookup("#form-port").queryTextInputControl().setText("70000"));
        robot.interact(
                () -> robot.lookup("#form-section-connection").queryButton().fire());
        robot.interact(
                () -> robot.lookup("#form-keep-alive").queryTextInputControl().setText("x"));
        robot.interact(() -> robot.lookup("#form-save").queryButton().fire());
        assertThat(page.focused().getId()).isEqualTo("form-port");
        page.shot("form-errors");
        robot.type(KeyCode.ESCAPE);
        assertThat(page.model.editor().formProperty().get()).isNull();
        assertThat(page.focused().getId()).isEqualTo("start-new-card");
    }

    @Test
    void cardsAreWalkedOpenedDeletedAndBroughtBackByKeys(FxRobot robot) {
        robot.interact(page::addSome);
        robot.interact(page.view::focusFirst);
        page.shot("start");
        robot.type(KeyCode.F2);
        assertThat(robot.lookup("#form-name").queryTextInputControl().getText()).isEqualTo("Home");
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.DELETE);
        assertThat(page.model.cards().all()).hasSize(4);
        assertThat(page.focused().getParent()).isInstanceOf(ConnectionCardView.class);
        page.shot("start-deleted");
        robot.interact(() -> robot.lookup("#start-undo").queryButton().fire());
        assertThat(page.model.cards().all()).hasSize(5);
        robot.interact(page.view::focusFirst);
        robot.type(KeyCode.ENTER);
        waitUntil(() -> robot.lookup("#prompt-password").tryQuery().isPresent());
        assertThat(robot.lookup("#prompt-password-note").queryLabeled().isVisible())
                .isTrue();
        robot.write("pw");
        page.shot("start-password");
        robot.type(KeyCode.ENTER);
        waitUntil(() -> page.opened.equals(List.of("Home with pw")));
        robot.clickOn("#start-demo");
        waitUntil(() -> page.opened.size() == 2);
    }

    @Test
    void theButtonEndsWhereTheCardsEnd_andOnlyCutTextHasATooltip(FxRobot robot) {
        robot.interact(page::addSome);
        for (int width : new int[] {900, 980, 1400}) {
            robot.interact(() -> page.stage.setWidth(width));
            FxEvents.settle();
            double cards = robot.lookup(".card-button").queryAll().stream()
                    .mapToDouble(StartViewTest::right)
                    .max()
                    .orElseThrow();
            assertThat(right(robot.lookup("#start-new").query())).isCloseTo(cards, within(1.0));
        }
        robot.interact(() -> {
            page.stage.setWidth(720);
            // All cards must be in view, whatever position and size an earlier test left.
            page.stage.setX(0);
            page.stage.setY(0);
            page.stage.setHeight(900);
        });
        FxEvents.settle();
        Label heading = robot.lookup(Texts.get("start.heading")).queryAs(Label.class);
        assertThat(heading.getWidth()).isGreaterThanOrEqualTo(heading.prefWidth(-1));
        List<Tooltip> tooltips = robot.lookup(".connection-card > .card-button").queryAllAs(Button.class).stream()
                .peek(robot::moveTo)
                .map(Button::getTooltip)
                .filter(Objects::nonNull)
                .toList();
        assertThat(tooltips)
                .singleElement()
                .satisfies(tip -> assertThat(tip.getText()).contains("a-very-long-host-name"));
    }

    @Test
    void aCardHasAMenu_andWhatIsPointedAtTellsWhatItDoes(FxRobot robot) {
        robot.interact(page::addSome);
        Button card = robot.lookup(".connection-card > .card-button").nth(0).queryButton();
        robot.clickOn(card, MouseButton.SECONDARY);
        waitUntil(() -> robot.lookup(Texts.get("start.delete")).tryQuery().isPresent());
        robot.clickOn(Texts.get("start.delete"));
        waitUntil(() -> page.store.profiles().size() == 4);

        Node first = robot.lookup(".connection-card").nth(0).query();
        robot.moveTo(first);
        Button edit = robot.from(first).lookup(".card-actions > .button").nth(0).queryButton();
        robot.moveTo(edit);
        waitUntil(() -> edit.getTooltip() != null && edit.getTooltip().isShowing());
        assertThat(edit.getTooltip().getText())
                .isEqualTo(edit.getAccessibleHelp())
                .isEqualTo(Texts.get("start.edit"));
    }

    private static double right(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxX();
    }
}
