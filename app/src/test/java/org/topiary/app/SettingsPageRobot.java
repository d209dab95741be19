// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.topiary.app.store.Settings;
import org.topiary.app.ui.settings.ResetButton;

/** The settings page, operated as a user would. */
final class SettingsPageRobot {
    private final Explorer explorer;

    SettingsPageRobot(Explorer explorer) {
        this.explorer = explorer;
    }

    void open() {
        explorer.press(KeyCode.CONTROL, KeyCode.COMMA);
        explorer.waitFor("the settings", () -> explorer.isShown("#settings"));
        explorer.waitForFocus("settings-search");
    }

    void close() {
        explorer.type(KeyCode.ESCAPE);
        explorer.waitFor("the settings to go", () -> !explorer.isShown("#settings"));
    }

    /** Shows only what contains the words. */
    void search(String words) {
        explorer.setText("#settings-search", words);
    }

    /** What is saved, or will be within a second. */
    Settings saved() {
        return Explorer.onFx(
                () -> explorer.desktop().settings().live().property().get());
    }

    boolean canReset(String id) {
        return Explorer.onFx(
                () -> !explorer.lookup("#settings-reset-" + id).query().isDisabled());
    }

    String resetTip(String id) {
        return Explorer.onFx(() ->
                ((ResetButton) explorer.lookup("#settings-reset-" + id).query().getParent()).tip());
    }

    void reset(String id) {
        explorer.fire("#settings-reset-" + id);
    }

    boolean isMarked(String id) {
        return Explorer.onFx(() -> explorer.lookup("#setting-" + id)
                .query()
                .getPseudoClassStates()
                .contains(PseudoClass.getPseudoClass("found")));
    }

    /** Records keys for a command, by its id with hyphens. */
    void record(String command, KeyCode... keys) {
        String query = "#key-" + command;
        explorer.onWindow(() -> explorer.lookup(query).query().requestFocus());
        explorer.type(KeyCode.ENTER);
        explorer.waitFor("the wait for keys", () -> explorer.label(query).equals("Press the new keys…"));
        explorer.press(keys);
    }

    String keys(String command) {
        return explorer.label("#key-" + command);
    }

    /** The size in pixels of the text of a control in any window. */
    double fontSize(String query) {
        return Explorer.onFx(() -> switch (explorer.lookup(query).query()) {
            case Labeled labeled -> labeled.getFont().getSize();
            case Node node ->
                Optional.ofNullable(node.lookup(".text"))
                        .map(Text.class::cast)
                        .map(text -> text.getFont().getSize())
                        .orElseThrow();
        });
    }
}
