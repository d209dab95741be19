// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.util.Objects;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The system clipboard. JavaFX application thread. */
public final class Clip {
    private Clip() {}

    /** Copies a text, and confirms it for a second. */
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        system().setContent(content);
        CopiedNote.show();
    }

    /** The text on the clipboard; empty when there is none. */
    public static String text() {
        return Objects.requireNonNullElse(system().getString(), "");
    }

    /** The whole content of the clipboard. */
    public static Clipboard system() {
        return Clipboard.getSystemClipboard();
    }
}
