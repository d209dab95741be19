// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.table;

import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;
import org.topiary.app.viewmodel.table.TableFormat;

/** The commands of the table. */
public final class TableCommands {
    static final Command<TablePanel> OPEN = Command.of("table.open", TablePanel.class, TablePanel::openSelected)
            .icon(Feather.CORNER_DOWN_RIGHT)
            .unless(TablePanel::withoutRow);
    static final Command<TablePanel> COPY_TOPIC = Command.of(
                    "table.copy-topic", TablePanel.class, TablePanel::copyTopic)
            .icon(Feather.COPY)
            .unless(TablePanel::withoutRow)
            .unlisted();
    static final Command<TablePanel> EXPORT_CSV = Command.of(
                    "table.export-csv", TablePanel.class, panel -> panel.export(TableFormat.CSV))
            .icon(Feather.DOWNLOAD)
            .unless(TablePanel::withoutRows);
    static final Command<TablePanel> EXPORT_JSON = Command.of(
                    "table.export-json", TablePanel.class, panel -> panel.export(TableFormat.JSON_LINES))
            .icon(Feather.DOWNLOAD)
            .unless(TablePanel::withoutRows);
    static final Command<TablePanel> RESET_COLUMNS = Command.of(
                    "table.reset-columns", TablePanel.class, TablePanel::resetColumns)
            .icon(Feather.ROTATE_CCW)
            .unless(TablePanel::withoutRows);
    private static final Command<TablePanel.FilterField> CLEAR_FILTER = Command.of(
                    "table.clear-filter", TablePanel.FilterField.class, TablePanel.FilterField::clear)
            .keys("Esc")
            .unless(field -> field.isEmpty() ? Optional.of(Texts.get("command.noFilter")) : Optional.empty());

    public static final CommandGroup GROUP =
            new CommandGroup("table", List.of(OPEN, COPY_TOPIC, EXPORT_CSV, EXPORT_JSON, RESET_COLUMNS, CLEAR_FILTER));

    private TableCommands() {}
}
