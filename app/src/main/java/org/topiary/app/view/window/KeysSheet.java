// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import org.topiary.app.viewmodel.Texts;

/** All keys and what they do, in two columns. */
final class KeysSheet extends GridPane {
    /** Keys as they are written on a keyboard, and the key of the text that says what they do. */
    private static final String[][] KEYS = {
        {"Ctrl+N", "keys.new"},
        {"Ctrl+F", "keys.filter"},
        {"Ctrl+Shift+F", "keys.search"},
        {"Ctrl+Enter", "keys.publish"},
        {"Ctrl+1 … 9", "keys.tab"},
        {"Ctrl+W", "keys.close"},
        {"Ctrl+Shift+T", "keys.tearOff"},
        {"Ctrl+U", "keys.subscriptions"},
        {"Ctrl+I", "keys.details"},
        {"Ctrl+Shift+PgUp PgDn", "keys.moveTab"},
        {"Ctrl+C", "keys.copyTopic"},
        {"Ctrl+Shift+C", "keys.copyValue"},
        {"Space", "keys.pause"},
        {"Alt+← Alt+→", "keys.time"},
        {"↑ ↓ Home End PgUp PgDn", "keys.walk"},
        {"→ ←", "keys.open"},
        {"*", "keys.openAll"},
        {"Enter", "keys.toggle"},
        {"Del", "keys.clear"},
        {"Ctrl+Shift+R", "keys.resetCounts"},
        {"Ctrl+D", "keys.diff"},
        {"Ctrl+S", "keys.save"},
        {"Esc", "keys.latest"},
        {"F1", "keys.help"},
        {"F12", "keys.figures"},
        {"Ctrl+Q", "keys.quit"},
    };

    KeysSheet() {
        getStyleClass().add("keys-sheet");
        for (int row = 0; row < KEYS.length; row++) {
            Label key = new Label(KEYS[row][0]);
            key.getStyleClass().add("key-cap");
            key.setMinWidth(USE_PREF_SIZE);
            addRow(row, key, new Label(Texts.get(KEYS[row][1])));
        }
    }
}
