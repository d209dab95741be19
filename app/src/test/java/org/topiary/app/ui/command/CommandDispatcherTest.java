// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.topiary.app.FxEvents;
import org.topiary.app.WindowTest;

@WindowTest
class CommandDispatcherTest {
    /** A part of the window that notes what was done to it. */
    private record Inner(List<String> done) {}

    private record Outer(List<String> done) {}

    private final List<String> done = new ArrayList<>();
    private Button button;
    private TextField field;
    private Button outside;
    private Optional<String> obstacle = Optional.empty();
    private boolean asked;
    private Scene scene;

    @Start
    void start(Stage stage) {
        button = new Button("button");
        field = new TextField();
        outside = new Button("outside");
        Command<Inner> delete = Command.of("test.delete", Inner.class, inner -> done.add("delete"))
                .keys("Delete");
        Command<Inner> escape = Command.of("test.inner", Inner.class, inner -> done.add("inner"))
                .keys("Esc")
                .unless(inner -> obstacle);
        Command<Outer> outer = Command.of("test.outer", Outer.class, each -> done.add("outer"))
                .keys("Esc")
                .everywhere();
        Command<Outer> pause = Command.of("test.pause", Outer.class, each -> done.add("pause"))
                .keys("Space")
                .everywhere();
        Command<Outer> copy = Command.of("test.copy", Outer.class, each -> done.add("copy"))
                .keys("Shortcut+C")
                .everywhere();
        Command<Outer> search = Command.of("test.search", Outer.class, each -> done.add("search"))
                .keys("Shortcut+Shift+F")
                .everywhere();
        Command<Outer> help = Command.of("test.help", Outer.class, each -> done.add("help"))
                .keys("F1")
                .always();
        Keymap keymap = new Keymap(
                () -> List.of(new CommandGroup("test", List.of(delete, escape, outer, pause, copy, search, help))),
                Map.of(),
                changed -> {});
        VBox inner = new VBox(button, field);
        CommandContexts.put(inner, new Inner(done));
        scene = new Scene(new StackPane(new VBox(inner, outside)), 300, 200);
        CommandDispatcher.install(scene, keymap, () -> List.of(new Outer(done)), () -> asked);
        stage.setScene(scene);
        stage.show();
    }

    private List<String> press(Node focused, KeyCode code, boolean shift, boolean control) {
        done.clear();
        FxEvents.run(() -> {
            focused.requestFocus();
            Event.fireEvent(focused, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
        });
        return List.copyOf(done);
    }

    private List<String> press(Node focused, KeyCode code) {
        return press(focused, code, false, false);
    }

    @Test
    void theKeysOfAContextWorkOnlyInIt() {
        assertThat(press(button, KeyCode.DELETE)).containsExactly("delete");
        assertThat(press(outside, KeyCode.DELETE)).isEmpty();
    }

    @Test
    void theInnermostContextComesFirst() {
        assertThat(press(button, KeyCode.ESCAPE)).containsExactly("inner");
        assertThat(press(outside, KeyCode.ESCAPE)).containsExactly("outer");
    }

    @Test
    void aCommandThatCannotRunLeavesItsKeysToTheNext() {
        obstacle = Optional.of("Not now.");

        assertThat(press(button, KeyCode.ESCAPE)).containsExactly("outer");
    }

    @Test
    void whatATextFieldNeedsForTypingIsNotTaken() {
        assertThat(press(field, KeyCode.SPACE)).isEmpty();
        assertThat(press(field, KeyCode.DELETE)).isEmpty();
        assertThat(press(field, KeyCode.C, false, true)).isEmpty();
        assertThat(press(field, KeyCode.F, true, true)).containsExactly("search");
        assertThat(press(field, KeyCode.ESCAPE)).containsExactly("inner");
    }

    @Test
    void spacePressesAFocusedButton() {
        assertThat(press(button, KeyCode.SPACE)).isEmpty();
    }

    @Test
    void whileAQuestionIsOpenOnlyCommandsForQuestionsWork() {
        asked = true;

        assertThat(press(button, KeyCode.DELETE)).isEmpty();
        assertThat(press(button, KeyCode.F, true, true)).isEmpty();
        assertThat(press(button, KeyCode.F1)).containsExactly("help");
    }
}
