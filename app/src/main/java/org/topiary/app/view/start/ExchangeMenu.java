// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.viewmodel.exchange.ExchangeViewModel;
import org.topiary.app.viewmodel.start.ConnectionCard;
import org.topiary.app.viewmodel.start.StartPageShortcuts;
import org.topiary.profiles.installed.InstalledTool;

/** The menu for imports and exports. */
final class ExchangeMenu extends MenuButton {
    private final ObservableList<ConnectionCard> cards;
    private final ExchangeViewModel exchange;
    private final StartPageShortcuts shortcuts;
    private final CommandControls controls;

    ExchangeMenu(
            ObservableList<ConnectionCard> cards,
            ExchangeViewModel exchange,
            StartPageShortcuts shortcuts,
            CommandControls controls) {
        this.cards = cards;
        this.exchange = exchange;
        this.shortcuts = shortcuts;
        this.controls = controls;
        setId("start-import");
        setMinWidth(Region.USE_PREF_SIZE);
        exchange.tools().subscribe(this::fill);
        cards.subscribe(this::fill);
        fill();
    }

    private void fill() {
        setText(Texts.get(cards.isEmpty() ? "start.import" : "start.exchange"));
        List<MenuItem> items = new ArrayList<>();
        items.add(controls.item(StartCommands.IMPORT_FILE, shortcuts));
        items.add(controls.item(StartCommands.IMPORT_CLIPBOARD, shortcuts));
        for (InstalledTool tool : exchange.tools()) {
            items.add(item(
                    "start-import-" + tool.name().replace(' ', '-'),
                    Texts.get("start.import.tool", tool.name()),
                    () -> exchange.importFrom(tool)));
        }
        items.add(new SeparatorMenuItem());
        items.add(controls.item(StartCommands.EXPORT, shortcuts));
        getItems().setAll(items);
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
