// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;

/** Controls shared by the parts of the message pane. */
final class Controls {
    private Controls() {}

    /** An icon button; its tooltip shows its name and key, and screen readers read them. */
    static Button iconButton(Feather icon, String key, Runnable action) {
        Button button = new Button("", new Icon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setAccessibleText(Texts.get(key));
        button.setTooltip(new Tooltip(Texts.get(key)));
        button.setOnAction(e -> action.run());
        return button;
    }
}
