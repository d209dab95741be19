// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.core.rows.RowOrder.By;

/** The menu of the tree's header: which columns are shown, and in which order. */
final class ColumnMenu {
    private ColumnMenu() {}

    static ContextMenu of(TreeHeader header, CommandControls controls) {
        ContextMenu menu = new ContextMenu();
        for (By by : By.values()) {
            // The column of the names is always there.
            if (by != By.NAME) {
                menu.getItems().add(item(header, by));
            }
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        controls.item(TreeCommands.MOVE_COLUMN_LEFT, header),
                        controls.item(TreeCommands.MOVE_COLUMN_RIGHT, header),
                        controls.item(TreeCommands.RESET_COLUMNS, header));
        return menu;
    }

    private static CheckMenuItem item(TreeHeader header, By by) {
        CheckMenuItem item = new CheckMenuItem(TreeHeader.name(by));
        item.setId("menu-column-" + by.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        item.setSelected(header.columns().get().column(by).shown());
        item.setOnAction(event -> header.columns().set(header.columns().get().withShown(by, item.isSelected())));
        return item;
    }
}
