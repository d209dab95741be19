// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.command.CommandControls;

/** The menu of the main window with the commands that have no button of their own. */
final class MoreMenu extends MenuButton {
    private final CommandControls controls;
    private final WindowActions actions;

    MoreMenu(CommandControls controls, WindowActions actions) {
        super(null, new Icon(Feather.MORE_HORIZONTAL));
        this.controls = controls;
        this.actions = actions;
        setId("window-more");
        getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        setTooltip(new Tooltip(Texts.get("window.more")));
        setAccessibleText(Texts.get("window.more"));
        // Only commands know their keys, and they load the classes of their features.
        setOnShowing(event -> fill());
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        items.add(controls.item(WindowCommands.NEW_CONNECTION, actions));
        items.add(new SeparatorMenuItem());
        items.add(controls.item(WindowCommands.SETTINGS, actions));
        items.add(controls.item(WindowCommands.GUIDE, actions));
        items.add(controls.item(WindowCommands.FIGURES, actions));
        items.add(new SeparatorMenuItem());
        items.add(controls.item(WindowCommands.QUIT, actions));
        getItems().setAll(items);
    }
}
