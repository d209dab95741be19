// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.settings;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One setting: its name and description, its control with what resets it, an error, and its default. */
public final class SettingRow extends VBox {
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    private final SettingControl control;

    /**
     * @param note its default, and when a change takes effect
     * @param wide whether the control takes the whole width, below the description
     * @param end what stands at the right end; nothing if it has no children
     */
    public SettingRow(
            String id, String title, String about, String note, SettingControl control, boolean wide, Region end) {
        this.control = control;
        setId("setting-" + id);
        getStyleClass().add("setting-row");
        Label name = words(title);
        name.getStyleClass().add(Styles.TEXT_BOLD);
        name.setLabelFor(control.node());
        Label description = words(about);
        description.getStyleClass().add("setting-about");
        VBox texts = new VBox(name, description);
        if (!note.isEmpty()) {
            Label standard = words(note);
            standard.getStyleClass().add("setting-note");
            texts.getChildren().add(standard);
        }
        texts.getStyleClass().add("setting-words");
        HBox.setHgrow(texts, Priority.ALWAYS);
        texts.setMinWidth(0);
        HBox top = new HBox(texts);
        top.getStyleClass().add("setting-top");
        top.setAlignment(Pos.TOP_LEFT);
        HBox controls = new HBox(end);
        controls.getStyleClass().add("setting-controls");
        controls.setAlignment(Pos.CENTER_RIGHT);
        controls.setMinWidth(USE_PREF_SIZE);
        controls.setMaxHeight(USE_PREF_SIZE);
        if (!wide) {
            controls.getChildren().addFirst(control.node());
        }
        top.getChildren().add(controls);
        getChildren().add(top);
        if (wide) {
            getChildren().add(control.node());
        }
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Adds a line with an error, visible while there is one. */
    public SettingRow error(Label error) {
        getChildren().add(1, error);
        return this;
    }

    /** Shows the row only while a condition holds. */
    public void showWhile(ObservableValue<Boolean> condition) {
        condition.subscribe(shown -> {
            setVisible(shown);
            setManaged(shown);
        });
    }

    /** Marks it as the one that was looked for. */
    public void highlight(boolean found) {
        pseudoClassStateChanged(FOUND, found);
    }

    public SettingControl control() {
        return control;
    }
}
