// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;
import org.topiary.app.viewmodel.export.MessageFormat;

/** The commands of the history. */
public final class HistoryCommands {
    static final Command<HistoryExports> EXPORT_JSON = command("history.export-json", MessageFormat.JSON_LINES);
    static final Command<HistoryExports> EXPORT_CSV = command("history.export-csv", MessageFormat.CSV);
    static final Command<HistoryExports> EXPORT_RAW = command("history.export-raw", MessageFormat.RAW);

    public static final CommandGroup GROUP = new CommandGroup("history", List.of(EXPORT_JSON, EXPORT_CSV, EXPORT_RAW));

    private HistoryCommands() {}

    private static Command<HistoryExports> command(String id, MessageFormat format) {
        return Command.of(id, HistoryExports.class, (HistoryExports exports) -> exports.export(format))
                .icon(Feather.DOWNLOAD)
                .unless(HistoryExports::withoutMessages);
    }
}
