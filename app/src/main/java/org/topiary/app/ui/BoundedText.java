// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import atlantafx.base.controls.CustomTextField;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.MouseEvent;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;

/**
 * Creates every text input of the window, with a limit on its length: JavaFX lays out a whole text at once, on its own
 * thread. Text that is typed, pasted or dropped beyond the limit is refused as a whole: the input keeps its text, and a
 * popover next to it gives the reason. Text set by the program is shown at any length, because a field must not lose a
 * value that it was given.
 *
 * <p>All edits by the user go through {@link TextInputControl#replaceText(int, int, String)}. A text formatter would
 * also see those by the program, and a field with one consumes the Escape key.
 */
public final class BoundedText {
    /** Characters in one line, such as a password, an address or a filter. */
    public static final int LINE = 4_000;

    /** Characters in a topic. MQTT allows as many bytes, and it must be possible to publish to any topic received. */
    public static final int TOPIC = 65_535;

    /** Characters in a text area; twice as many take more than 100 ms per keystroke. */
    public static final int AREA = 64 * 1024;

    private static final double WIDTH = 340;

    private final TextInputControl input;
    private final int limit;
    private @Nullable Popup refusal;

    private BoundedText(TextInputControl input, int limit) {
        this.input = input;
        this.limit = limit;
        input.addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, this::checkComposed);
        input.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> withdraw());
        input.focusedProperty().subscribe(focused -> withdraw());
        input.textProperty().subscribe((before, now) -> withdraw());
    }

    /** A field of at most {@link #LINE} characters. */
    public static TextField field() {
        return field(LINE);
    }

    /** A field for a topic, of at most {@link #TOPIC} characters. */
    public static TextField topic() {
        return field(TOPIC);
    }

    private static TextField field(int limit) {
        return new TextField() {
            private final BoundedText bounds = new BoundedText(this, limit);

            @Override
            public void replaceText(int start, int end, String text) {
                if (bounds.takes(start, end, text)) {
                    super.replaceText(start, end, text);
                }
            }
        };
    }

    /** A field that can hold an icon, of at most {@link #LINE} characters. */
    public static CustomTextField customField() {
        return new CustomTextField() {
            private final BoundedText bounds = new BoundedText(this, LINE);

            @Override
            public void replaceText(int start, int end, String text) {
                if (bounds.takes(start, end, text)) {
                    super.replaceText(start, end, text);
                }
            }
        };
    }

    /** A field that hides its text, of at most {@link #LINE} characters. */
    public static PasswordField password() {
        return new PasswordField() {
            private final BoundedText bounds = new BoundedText(this, LINE);

            @Override
            public void replaceText(int start, int end, String text) {
                if (bounds.takes(start, end, text)) {
                    super.replaceText(start, end, text);
                }
            }
        };
    }

    /** A text area of at most {@link #AREA} characters in total. */
    public static TextArea area() {
        return new TextArea() {
            private final BoundedText bounds = new BoundedText(this, AREA);

            @Override
            public void replaceText(int start, int end, String text) {
                if (bounds.takes(start, end, text)) {
                    super.replaceText(start, end, text);
                }
            }
        };
    }

    /**
     * Returns whether the user may replace a range; if not, shows the reason. Copies nothing of a text that is too
     * long.
     */
    private boolean takes(int start, int end, String text) {
        boolean fits = text.isEmpty() || (long) input.getLength() - (end - start) + text.length() <= limit;
        if (!fits) {
            refuse(
                    text.length() > limit
                            ? Texts.get("input.long", text.length(), limit)
                            : Texts.get("input.full", limit));
        }
        return fits;
    }

    /** Called before the control handles the event: the control assumes that its composed text was inserted. */
    private void checkComposed(InputMethodEvent event) {
        long composed = event.getCommitted().length();
        for (InputMethodTextRun run : event.getComposed()) {
            composed += run.getText().length();
        }
        if (composed > 0 && input.getLength() - input.getSelection().getLength() + composed > limit) {
            refuse(Texts.get("input.full", limit));
            event.consume();
        }
    }

    private void refuse(String why) {
        withdraw();
        Label sentence = new Label(why);
        sentence.setId("input-refused");
        sentence.setWrapText(true);
        sentence.setMaxWidth(WIDTH);
        sentence.getStyleClass().addAll("field-error", "input-refused");
        if (input.getScene() != null && input.getScene().getWindow() != null) {
            refusal = Popover.show(sentence, input);
            // Hidden when the field loses the focus. Auto-hide would swallow the click that hides it, or else let the
            // Escape key close the form as well.
            refusal.setAutoHide(false);
        }
    }

    private void withdraw() {
        if (refusal != null) {
            refusal.hide();
            refusal = null;
        }
    }
}
