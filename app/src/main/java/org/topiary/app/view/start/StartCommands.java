// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;
import org.topiary.app.viewmodel.start.StartPageShortcuts;

/** The commands of the start page, which every window offers. */
public final class StartCommands {
    static final Command<StartPageShortcuts> IMPORT_FILE =
            command("start.import-file", StartPageShortcuts::importFile).icon(Feather.DOWNLOAD);
    static final Command<StartPageShortcuts> IMPORT_CLIPBOARD = command(
                    "start.import-clipboard", StartPageShortcuts::importClipboard)
            .icon(Feather.CLIPBOARD);
    static final Command<StartPageShortcuts> EXPORT = command("start.export", StartPageShortcuts::export)
            .icon(Feather.UPLOAD)
            .unless(actions -> actions.canExport().getAsBoolean()
                    ? Optional.empty()
                    : Optional.of(Texts.get("command.noConnections")));
    static final Command<StartPageShortcuts> CREDENTIALS =
            command("start.credentials", StartPageShortcuts::credentials).icon(Feather.SHIELD);
    private static final Command<StartPageShortcuts> DEMO =
            command("start.demo", StartPageShortcuts::demo).icon(Feather.PLAY);

    public static final CommandGroup GROUP =
            new CommandGroup("start", List.of(IMPORT_FILE, IMPORT_CLIPBOARD, EXPORT, CREDENTIALS, DEMO));

    private StartCommands() {}

    private static Command<StartPageShortcuts> command(String id, Function<StartPageShortcuts, Runnable> action) {
        return Command.of(
                        id,
                        StartPageShortcuts.class,
                        actions -> action.apply(actions).run())
                .everywhere();
    }
}
