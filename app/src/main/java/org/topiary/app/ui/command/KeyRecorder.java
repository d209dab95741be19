// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.PanelKeys;

/**
 * A button that shows keys. When it is pressed, it waits for new ones: the next combination is reported instead of
 * doing what it would do otherwise. {@code Esc}, {@code Tab} and the loss of the focus end the wait. JavaFX application
 * thread.
 */
public final class KeyRecorder extends Button {
    private final Consumer<KeyCombination> recorded;
    private final Consumer<String> refused;
    private String keys = "";
    private boolean recording;

    /**
     * @param recorded receives the new keys
     * @param refused receives the reason why keys cannot be used, a sentence; empty when the wait begins or ends
     */
    public KeyRecorder(Consumer<KeyCombination> recorded, Consumer<String> refused) {
        this.recorded = recorded;
        this.refused = refused;
        getStyleClass().add("key-recorder");
        PanelKeys.fireOnEnter(this);
        setOnAction(event -> record(true));
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                record(false);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /** Whether the next key belongs to this button, whatever it does otherwise. */
    public boolean isRecording() {
        return recording;
    }

    /** Shows keys; empty: none. */
    public void show(String names) {
        keys = names;
        update();
    }

    private void record(boolean now) {
        if (recording != now) {
            recording = now;
            refused.accept("");
            update();
        }
    }

    private void update() {
        setText(recording ? Texts.get("keys.press") : keys.isEmpty() ? Texts.get("keys.none") : keys);
    }

    private void onKey(KeyEvent event) {
        if (!recording) {
            return;
        }
        if (event.getCode() == KeyCode.TAB) {
            record(false);
            return;
        }
        event.consume();
        if (event.getCode() == KeyCode.ESCAPE) {
            record(false);
        } else if (!event.getCode().isModifierKey()) {
            Optional<String> reason = refusal(event);
            reason.ifPresentOrElse(refused, () -> {
                record(false);
                recorded.accept(combination(event));
            });
        }
    }

    /** Why keys cannot be those of a command. */
    private static Optional<String> refusal(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean modified = event.isControlDown() || event.isMetaDown() || event.isAltDown();
        if (code == KeyCode.UNDEFINED) {
            return Optional.of(Texts.get("keys.unknown"));
        }
        if (!modified && (code.isLetterKey() || code.isDigitKey())) {
            return Optional.of(Texts.get("keys.types"));
        }
        return !modified && code == KeyCode.ENTER ? Optional.of(Texts.get("keys.enter")) : Optional.empty();
    }

    private static KeyCombination combination(KeyEvent event) {
        List<KeyCombination.Modifier> modifiers = new ArrayList<>();
        if (event.isShortcutDown()) {
            modifiers.add(KeyCombination.SHORTCUT_DOWN);
        } else if (event.isControlDown()) {
            modifiers.add(KeyCombination.CONTROL_DOWN);
        } else if (event.isMetaDown()) {
            modifiers.add(KeyCombination.META_DOWN);
        }
        if (event.isAltDown()) {
            modifiers.add(KeyCombination.ALT_DOWN);
        }
        if (event.isShiftDown()) {
            modifiers.add(KeyCombination.SHIFT_DOWN);
        }
        return new KeyCodeCombination(event.getCode(), modifiers.toArray(KeyCombination.Modifier[]::new));
    }
}
