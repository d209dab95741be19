// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;

/** The few controls the parts of this pane share. */
final class Controls {
    private Controls() {}

    /** A button that is an icon; its name and key are in the tooltip, and read aloud. */
    static Button iconButton(Feather icon, String key, Runnable action) {
        Button button = new Button("", new Icon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setAccessibleText(Texts.get(key));
        button.setTooltip(new Tooltip(Texts.get(key)));
        button.setOnAction(e -> action.run());
        return button;
    }
}
