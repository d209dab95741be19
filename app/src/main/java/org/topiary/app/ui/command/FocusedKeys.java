// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.command;

import java.util.EnumSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Which keys belong to the control that has the focus, so that no command may take them. */
final class FocusedKeys {
    private static final Set<KeyCode> ACTIVATING = EnumSet.of(KeyCode.SPACE, KeyCode.ENTER);
    /** What text fields do with Ctrl: select all, copy, paste, cut, undo, redo, delete. */
    private static final Set<KeyCode> EDITING =
            EnumSet.of(KeyCode.A, KeyCode.C, KeyCode.V, KeyCode.X, KeyCode.Y, KeyCode.Z, KeyCode.H);

    private FocusedKeys() {}

    static boolean belongs(KeyEvent event, @Nullable Node focused) {
        if (focused instanceof KeyRecorder recorder && recorder.isRecording()) {
            return true;
        }
        boolean modified = event.isControlDown() || event.isMetaDown() || event.isAltDown();
        if (isText(focused)) {
            return modified ? isEdit(event) : !isFunctionKey(event.getCode());
        }
        return (focused instanceof ButtonBase || focused instanceof ComboBoxBase<?>)
                && !modified
                && ACTIVATING.contains(event.getCode());
    }

    private static boolean isEdit(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean plainShortcut = !event.isShiftDown() && !event.isAltDown();
        return (code.isNavigationKey() && code != KeyCode.PAGE_UP && code != KeyCode.PAGE_DOWN)
                || code == KeyCode.BACK_SPACE
                || code == KeyCode.DELETE
                || (EDITING.contains(code) && (plainShortcut || code == KeyCode.Z));
    }

    private static boolean isFunctionKey(KeyCode code) {
        return code.isFunctionKey() || code == KeyCode.ESCAPE;
    }

    /** RichTextFX's areas are no text input controls; their style class is the library's. */
    private static boolean isText(@Nullable Node node) {
        return node instanceof TextInputControl
                || (node != null && node.getStyleClass().contains("styled-text-area"));
    }
}
