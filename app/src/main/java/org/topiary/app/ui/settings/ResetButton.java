// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.settings;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.topiary.app.text.Texts;

/**
 * Returns something to its default. Disabled while it has its default; then its tooltip, which belongs to the pane
 * because disabled controls show none, says so.
 */
public final class ResetButton extends StackPane {
    private final Tooltip tip = new Tooltip();

    /**
     * @param id of the button
     * @param what names what is reset, for a screen reader
     * @param enabled whether there is something to reset
     * @param reset resets it; should move the focus, which a disabled button cannot keep
     */
    public ResetButton(String id, String what, String tooltip, ObservableValue<Boolean> enabled, Runnable reset) {
        Button button = new Button(Texts.get("settings.reset"));
        button.setId(id);
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(Texts.get("settings.reset.of", what));
        button.setOnAction(event -> reset.run());
        enabled.subscribe(possible -> {
            button.setDisable(!possible);
            tip.setText(possible ? tooltip : Texts.get("settings.reset.default"));
        });
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(button);
        Tooltip.install(this, tip);
    }

    /** The text of its tooltip. */
    public String tip() {
        return tip.getText();
    }
}
