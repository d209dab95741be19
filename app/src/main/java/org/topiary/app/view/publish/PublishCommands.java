// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;

/** The commands of the publish panel. */
public final class PublishCommands {
    /** Ctrl on every system. */
    private static final String CONTROL = "Ctrl+Enter";

    static final Command<PublishView> SEND = Command.of("publish.send", PublishView.class, PublishView::send)
            .icon(Feather.SEND)
            .keys("Shortcut+Enter", CONTROL);

    public static final CommandGroup GROUP = new CommandGroup("publish", List.of(SEND));

    private PublishCommands() {}
}
