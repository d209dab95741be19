// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;

/** The commands of the message pane. */
public final class MessageCommands {
    public static final CommandGroup GROUP = new CommandGroup(
            "message",
            List.of(
                    Command.of("message.copy", MessageView.class, MessageView::copyValue)
                            .icon(Feather.CLIPBOARD)
                            .keys("Shortcut+Shift+C")
                            .unless(MessageView::withoutTopic)
                            .everywhere(),
                    Command.of("message.save", MessageView.class, MessageView::saveValue)
                            .icon(Feather.SAVE)
                            .keys("Shortcut+S")
                            .unless(MessageView::withoutTopic)
                            .everywhere(),
                    Command.of("message.compare", MessageView.class, MessageView::compare)
                            .icon(Feather.COLUMNS)
                            .keys("Shortcut+D")
                            .unless(MessageView::withoutTopic)
                            .everywhere(),
                    Command.of("message.latest", MessageView.class, MessageView::showLatest)
                            .icon(Feather.SKIP_FORWARD)
                            .keys("Esc")
                            .unless(view ->
                                    view.isLatest() ? Optional.of(Texts.get("command.latest")) : Optional.empty())));

    private MessageCommands() {}
}
