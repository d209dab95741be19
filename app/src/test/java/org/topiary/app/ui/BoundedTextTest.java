// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.topiary.app.IntegrationTest;
import org.topiary.app.QuickRobot;
import org.topiary.app.TestWindows;

@IntegrationTest
class BoundedTextTest {
    private static final int LARGE = 5_000_000;

    private final FxRobot robot = new QuickRobot();
    private Stage stage;
    private TextInputControl input;
    private int escapes;

    static Stream<Arguments> inputs() {
        return Stream.of(
                argumentSet("field", (Supplier<TextInputControl>) BoundedText::field, BoundedText.LINE, "4,000"),
                argumentSet("topic", (Supplier<TextInputControl>) BoundedText::topic, BoundedText.TOPIC, "65,535"),
                argumentSet(
                        "custom field",
                        (Supplier<TextInputControl>) BoundedText::customField,
                        BoundedText.LINE,
                        "4,000"),
                argumentSet("password", (Supplier<TextInputControl>) BoundedText::password, BoundedText.LINE, "4,000"),
                argumentSet("area", (Supplier<TextInputControl>) BoundedText::area, BoundedText.AREA, "65,536"));
    }

    @BeforeEach
    void open() throws TimeoutException {
        stage = TestWindows.stage();
        input = BoundedText.field();
    }

    @AfterEach
    void close() {
        robot.interact(() -> {
            Clipboard.getSystemClipboard().clear();
            stage.hide();
        });
    }

    private void show(Supplier<TextInputControl> kind) {
        robot.interact(() -> {
            input = kind.get();
            VBox form = new VBox(input);
            form.addEventHandler(KeyEvent.KEY_PRESSED, event -> escapes += event.getCode() == KeyCode.ESCAPE ? 1 : 0);
            stage.setScene(new Scene(form, 500, 300));
            stage.show();
            input.requestFocus();
        });
    }

    private void paste(String text) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            input.paste();
        });
    }

    private static List<String> sentences() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(window -> window.getScene().getRoot().lookup("#input-refused"))
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void aTextThatIsTooLongIsRefusedWithTheReason(Supplier<TextInputControl> kind, int limit, String shown) {
        show(kind);
        paste("before");
        paste("x".repeat(LARGE));
        assertThat(input.getText()).isEqualTo("before");
        assertThat(sentences())
                .containsExactly("Nothing inserted: 5,000,000 characters are more than this field takes (" + shown
                        + "). Copy a shorter text.");
        robot.write("!");
        assertThat(input.getText()).isEqualTo("before!");
        assertThat(sentences()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void aFullInputTakesNoKeyUntilSomethingIsDeleted(Supplier<TextInputControl> kind, int limit, String shown) {
        show(kind);
        paste("x".repeat(limit));
        assertThat(input.getLength()).isEqualTo(limit);
        assertThat(sentences()).isEmpty();
        robot.write("y");
        assertThat(input.getText()).isEqualTo("x".repeat(limit));
        assertThat(sentences())
                .containsExactly("Nothing inserted: this field takes at most " + shown
                        + " characters. Delete some text to make room.");
        robot.type(KeyCode.ESCAPE);
        assertThat(sentences()).isEmpty();
        assertThat(escapes).as("Escape keys that the form gets").isZero();
        robot.type(KeyCode.ESCAPE);
        assertThat(escapes).isEqualTo(1);
        robot.type(KeyCode.BACK_SPACE);
        robot.write("y");
        assertThat(input.getText()).isEqualTo("x".repeat(limit - 1) + "y");
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void anInputMethodComposesOnlyWhatFits(Supplier<TextInputControl> kind, int limit, String shown) {
        show(kind);
        paste("x".repeat(limit - 1));
        robot.interact(() -> {
            input.positionCaret(1);
            input.fireEvent(new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, List.of(), "京都", 0));
        });
        assertThat(input.getText()).isEqualTo("x".repeat(limit - 1));
        assertThat(sentences()).hasSize(1);
        robot.interact(() ->
                input.fireEvent(new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, List.of(), "京", 0)));
        assertThat(input.getText()).isEqualTo("x京" + "x".repeat(limit - 2));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void aLongerTextThatTheProgramSetsIsKeptAndCanBeShortened(
            Supplier<TextInputControl> kind, int limit, String shown) {
        show(kind);
        StringProperty model = new SimpleStringProperty("x".repeat(limit + 10));
        robot.interact(() -> {
            input.textProperty().bindBidirectional(model);
            input.end();
        });
        assertThat(input.getLength()).isEqualTo(limit + 10);
        robot.write("y");
        robot.type(KeyCode.BACK_SPACE);
        assertThat(model.get()).isEqualTo("x".repeat(limit + 9));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theSentenceGoesWithTheFocus(Supplier<TextInputControl> kind, int limit, String shown) {
        show(kind);
        robot.interact(() -> {
            Node other = BoundedText.field();
            ((VBox) stage.getScene().getRoot()).getChildren().add(other);
            input.replaceSelection("x".repeat(limit + 1));
            assertThat(sentences()).hasSize(1);
            other.requestFocus();
        });
        assertThat(sentences()).isEmpty();
    }
}
