// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;

/**
 * A bar with a sentence that can be dismissed. Created with the first sentence, and visible only while there is one.
 */
public final class DismissibleBar extends HBox {
    private final ObservableValue<String> text;

    /** @param buttons makes the controls between the sentence and the close button */
    public DismissibleBar(
            ObservableValue<String> text,
            String style,
            Feather icon,
            Supplier<List<Button>> buttons,
            Runnable dismiss) {
        this.text = text;
        getStyleClass().addAll("start-bar", style);
        setMaxHeight(USE_PREF_SIZE);
        text.subscribe(now -> {
            if (!now.isEmpty() && getChildren().isEmpty()) {
                fill(icon, buttons.get(), dismiss);
            }
            setVisible(!now.isEmpty());
            setManaged(!now.isEmpty());
        });
    }

    private void fill(Feather icon, List<Button> buttons, Runnable dismiss) {
        Label label = new Label(null, new Icon(icon));
        label.textProperty().bind(text);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        setHgrow(label, Priority.ALWAYS);
        Button close = new IconButton(Feather.X, Texts.get("start.dismiss"), dismiss);
        buttons.forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        buttons.forEach(PanelKeys::fireOnEnter);
        PanelKeys.fireOnEnter(close);
        getChildren().add(label);
        getChildren().addAll(buttons);
        getChildren().add(close);
    }
}
