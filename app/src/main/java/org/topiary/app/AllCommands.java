// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.ArrayList;
import java.util.List;
import org.topiary.app.ui.command.CommandGroup;
import org.topiary.app.view.devices.DevicesCommands;
import org.topiary.app.view.message.HistoryCommands;
import org.topiary.app.view.message.MessageCommands;
import org.topiary.app.view.message.SnippetCommands;
import org.topiary.app.view.publish.PublishCommands;
import org.topiary.app.view.search.SearchCommands;
import org.topiary.app.view.session.SessionCommands;
import org.topiary.app.view.start.CardCommands;
import org.topiary.app.view.start.StartCommands;
import org.topiary.app.view.table.TableCommands;
import org.topiary.app.view.tree.TreeCommands;
import org.topiary.app.view.window.WindowCommands;

/** The commands of all features, in the order in which the palette, the keys page and the settings list them. */
final class AllCommands {
    private AllCommands() {}

    static List<CommandGroup> groups() {
        List<CommandGroup> groups = new ArrayList<>(WindowCommands.GROUPS);
        groups.addAll(List.of(
                StartCommands.GROUP,
                CardCommands.GROUP,
                SessionCommands.GROUP,
                TreeCommands.GROUP,
                MessageCommands.GROUP,
                SnippetCommands.GROUP,
                HistoryCommands.GROUP,
                TableCommands.GROUP,
                SearchCommands.GROUP,
                DevicesCommands.GROUP,
                PublishCommands.GROUP));
        return groups;
    }
}
