// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;

/** The commands of the message pane. */
public final class MessageCommands {
    static final Command<MessageView> COPY = command("message.copy", MessageView::copyValue)
            .icon(Feather.CLIPBOARD)
            .keys("Shortcut+Shift+C")
            .everywhere();
    static final Command<MessageView> COPY_TIME =
            command("message.copy-time", MessageView::copyTime).icon(Feather.CLOCK);
    /** The palette offers the command of the tree, which has the keys. */
    static final Command<MessageView> COPY_TOPIC = command("message.copy-topic", MessageView::copyMessageTopic)
            .icon(Feather.COPY)
            .unlisted();

    /** As the command of the tree, which the palette offers. */
    static final Command<MessageView> SEARCH_TOPIC = Command.of(
                    "message.search-topic", MessageView.class, MessageView::searchTopic)
            .icon(Feather.SEARCH)
            .unless(MessageView::withoutTopic)
            .unlisted();

    static final Command<ValuePane> COPY_SELECTION = Command.of(
                    "message.copy-selection", ValuePane.class, ValuePane::copySelection)
            .icon(Feather.SCISSORS)
            .unless(ValuePane::withoutSelection);
    static final Command<MessageView> SAVE = command("message.save", MessageView::saveValue)
            .icon(Feather.SAVE)
            .keys("Shortcut+S")
            .everywhere();
    static final Command<MessageView> SHOW_VALUE =
            command("message.show-value", MessageView::showValue).icon(Feather.FILE_TEXT);
    static final Command<MessageView> COMPARE = Command.of("message.compare", MessageView.class, MessageView::compare)
            .icon(Feather.COLUMNS)
            .keys("Shortcut+D")
            .unless(MessageView::withoutTopic)
            .everywhere();
    static final Command<MessageView> LATEST = Command.of("message.latest", MessageView.class, MessageView::showLatest)
            .icon(Feather.SKIP_FORWARD)
            .keys("Esc")
            .unless(view -> view.isLatest() ? Optional.of(Texts.get("command.latest")) : Optional.empty());
    static final Command<MessageView> PUBLISH_AGAIN =
            command("message.publish-again", MessageView::publishAgain).icon(Feather.SEND);

    public static final CommandGroup GROUP = new CommandGroup(
            "message",
            List.of(
                    COPY,
                    COPY_SELECTION,
                    COPY_TIME,
                    COPY_TOPIC,
                    SEARCH_TOPIC,
                    SAVE,
                    SHOW_VALUE,
                    COMPARE,
                    LATEST,
                    PUBLISH_AGAIN));

    private MessageCommands() {}

    private static Command<MessageView> command(String id, Consumer<MessageView> action) {
        return Command.of(id, MessageView.class, action).unless(MessageView::withoutMessage);
    }
}
