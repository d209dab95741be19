// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import atlantafx.base.theme.Styles;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;

/** Selects the theme. Shows the current one: a sun in a light window, a moon in a dark one. */
final class ThemeMenu extends MenuButton implements AutoCloseable {
    private final Icon icon = new Icon(Feather.SUN);
    private final Tooltip tip = new Tooltip();
    private final Subscription changes;

    ThemeMenu(ObjectProperty<Theme> choice) {
        setGraphic(icon);
        setId("window-theme");
        getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        setTooltip(tip);
        ToggleGroup group = new ToggleGroup();
        for (Theme each : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(Texts.get("window.theme." + each));
            item.setUserData(each);
            item.setToggleGroup(group);
            item.setOnAction(event -> choice.set(each));
            getItems().add(item);
        }
        changes = Themes.onChange(choice, this::show);
    }

    private void show(Theme theme) {
        boolean dark = Themes.isDark(theme);
        icon.show(dark ? Feather.MOON : Feather.SUN);
        String look = Texts.get(dark ? "window.theme.DARK" : "window.theme.LIGHT");
        String text = Texts.get(theme == Theme.SYSTEM ? "window.theme.tip.system" : "window.theme.tip", look);
        tip.setText(text);
        setAccessibleText(text);
        getItems().forEach(item -> ((RadioMenuItem) item).setSelected(theme.equals(item.getUserData())));
    }

    /** Releases the choice and the system's preferences. */
    @Override
    public void close() {
        changes.unsubscribe();
    }
}
