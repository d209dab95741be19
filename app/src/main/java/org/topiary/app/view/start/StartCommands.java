// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;
import org.topiary.app.viewmodel.start.ConnectionActions;

/** The commands of the start page, which every window offers. */
public final class StartCommands {
    static final Command<ConnectionActions> IMPORT_FILE =
            command("start.import-file", ConnectionActions::importFile).icon(Feather.DOWNLOAD);
    static final Command<ConnectionActions> IMPORT_CLIPBOARD = command(
                    "start.import-clipboard", ConnectionActions::importClipboard)
            .icon(Feather.CLIPBOARD);
    static final Command<ConnectionActions> EXPORT = command("start.export", ConnectionActions::export)
            .icon(Feather.UPLOAD)
            .unless(actions -> actions.canExport().getAsBoolean()
                    ? Optional.empty()
                    : Optional.of(Texts.get("command.noConnections")));
    static final Command<ConnectionActions> CREDENTIALS =
            command("start.credentials", ConnectionActions::credentials).icon(Feather.SHIELD);
    private static final Command<ConnectionActions> DEMO =
            command("start.demo", ConnectionActions::demo).icon(Feather.PLAY);

    public static final CommandGroup GROUP =
            new CommandGroup("start", List.of(IMPORT_FILE, IMPORT_CLIPBOARD, EXPORT, CREDENTIALS, DEMO));

    private StartCommands() {}

    private static Command<ConnectionActions> command(String id, Function<ConnectionActions, Runnable> action) {
        return Command.of(
                        id,
                        ConnectionActions.class,
                        actions -> action.apply(actions).run())
                .everywhere();
    }
}
