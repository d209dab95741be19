// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.table;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.viewmodel.table.Column;
import org.topiary.app.viewmodel.table.RowSort;
import org.topiary.app.viewmodel.table.ShownColumn;
import org.topiary.app.viewmodel.table.TableColumns;

/** Which columns are shown, and by which the rows are sorted: all that titles do with the mouse, for the keyboard. */
final class ColumnsMenu {
    /** A longer menu is hard to read; the others are in menus below it. */
    private static final int FIRST = 24;

    private ColumnsMenu() {}

    static ContextMenu of(TablePanel panel, TableColumns columns, CommandControls controls) {
        ContextMenu menu = new ContextMenu();
        List<MenuItem> checks = new ArrayList<>();
        columns.offered().forEach(column -> checks.add(check(columns, column)));
        menu.getItems().addAll(checks.subList(0, Math.min(FIRST, checks.size())));
        for (int from = FIRST; from < checks.size(); from += FIRST) {
            int to = Math.min(from + FIRST, checks.size());
            Menu more = new Menu(Texts.get("table.moreColumns", from + 1, to));
            more.getItems().addAll(checks.subList(from, to));
            menu.getItems().add(more);
        }
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        sort(columns),
                        move(columns),
                        controls.item(TableCommands.RESET_COLUMNS, panel));
        return menu;
    }

    private static CheckMenuItem check(TableColumns columns, Column column) {
        CheckMenuItem item = new CheckMenuItem(column.title());
        item.setMnemonicParsing(false);
        item.setSelected(columns.isShown(column));
        item.setOnAction(event -> columns.show(column, item.isSelected()));
        return item;
    }

    private static Menu move(TableColumns columns) {
        Menu menu = new Menu(Texts.get("table.moveLeft"), new Icon(Feather.ARROW_LEFT));
        menu.setId("table-move");
        columns.shownProperty().get().stream().skip(1).map(ShownColumn::column).forEach(column -> {
            MenuItem item = new MenuItem(column.title());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> columns.moveLeft(column));
            menu.getItems().add(item);
        });
        menu.setDisable(menu.getItems().isEmpty());
        return menu;
    }

    private static Menu sort(TableColumns columns) {
        Menu menu = new Menu(Texts.get("table.sortBy"), new Icon(Feather.BAR_CHART));
        menu.setId("table-sort");
        RowSort sort = columns.sortProperty().get();
        List<Column> all = new ArrayList<>(List.of(Column.TOPIC, Column.AGE));
        columns.shownProperty().get().stream().map(ShownColumn::column).forEach(all::add);
        for (Column column : all) {
            RadioMenuItem item = new RadioMenuItem(
                    column.equals(sort.column()) && !sort.descending()
                            ? Texts.get("table.sortReversed", column.title())
                            : column.title());
            item.setMnemonicParsing(false);
            item.setSelected(column.equals(sort.column()));
            item.setOnAction(event -> columns.sortBy(column));
            menu.getItems().add(item);
        }
        return menu;
    }
}
