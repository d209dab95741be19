// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.search;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;

/** The commands of the message search. */
public final class SearchCommands {
    public static final CommandGroup GROUP = new CommandGroup(
            "search",
            List.of(Command.of("search.close", SearchView.class, SearchView::close)
                    .icon(Feather.X)
                    .keys("Esc")));

    private SearchCommands() {}
}
