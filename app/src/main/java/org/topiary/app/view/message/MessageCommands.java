// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;
import org.topiary.app.viewmodel.message.fields.ValueForm;

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
    static final Command<MessageView> OLDER = Command.of(
                    "message.older", MessageView.class, view -> view.steps().older())
            .icon(Feather.CHEVRON_DOWN)
            .keys("Open Bracket")
            .unless(view -> view.steps().hasOlder() ? Optional.empty() : Optional.of(Texts.get("command.oldest")))
            .everywhere();
    static final Command<MessageView> NEWER = Command.of(
                    "message.newer", MessageView.class, view -> view.steps().newer())
            .icon(Feather.CHEVRON_UP)
            .keys("Close Bracket")
            .unless(view -> view.steps().hasNewer() ? Optional.empty() : Optional.of(Texts.get("command.latest")))
            .everywhere();
    static final Command<MessageView> PUBLISH_AGAIN =
            command("message.publish-again", MessageView::publishAgain).icon(Feather.SEND);

    /** The forms that the value has, in their order, from the one that is shown. */
    static final Command<MessageView> NEXT_FORM = Command.of(
                    "message.next-form", MessageView.class, MessageView::nextForm)
            .icon(Feather.REPEAT)
            .keys("Shortcut+T")
            .unless(MessageView::withoutNextForm)
            .everywhere();

    static final Command<MessageView> AS_TREE = form("message.as-tree", ValueForm.TREE, Feather.GIT_MERGE);
    static final Command<MessageView> AS_TEXT = form("message.as-text", ValueForm.TEXT, Feather.ALIGN_LEFT);
    static final Command<MessageView> AS_PICTURE = form("message.as-picture", ValueForm.PICTURE, Feather.IMAGE);
    static final Command<MessageView> AS_HEX = form("message.as-hex", ValueForm.HEX, Feather.HASH);

    static final Command<FieldsPane> COPY_FIELD = field("message.copy-field", FieldsPane::copyText)
            .icon(Feather.CLIPBOARD)
            .keys("Shortcut+C");
    static final Command<FieldsPane> COPY_PATH =
            field("message.copy-path", FieldsPane::copyPath).icon(Feather.CORNER_DOWN_RIGHT);
    static final Command<FieldsPane> COPY_KEY =
            field("message.copy-key", FieldsPane::copyKey).icon(Feather.TAG);
    static final Command<FieldsPane> COPY_JSON =
            field("message.copy-json", FieldsPane::copyJson).icon(Feather.CODE);
    static final Command<FieldsPane> OPEN_ALL = Command.of("message.open-all", FieldsPane.class, FieldsPane::openAll)
            .icon(Feather.MAXIMIZE_2)
            .unless(FieldsPane::withoutChildren);

    static final Command<MessageView> SHOW_COLUMN = Command.of(
                    "message.show-column", MessageView.class, MessageView::showColumn)
            .icon(Feather.COLUMNS)
            .unless(MessageView::withoutShowColumn);
    static final Command<MessageView> REMOVE_COLUMN = Command.of(
                    "message.remove-column", MessageView.class, MessageView::removeColumn)
            .icon(Feather.X)
            .unless(MessageView::withoutColumn);

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
                    OLDER,
                    NEWER,
                    LATEST,
                    NEXT_FORM,
                    AS_TREE,
                    AS_TEXT,
                    AS_PICTURE,
                    AS_HEX,
                    COPY_FIELD,
                    COPY_PATH,
                    COPY_KEY,
                    COPY_JSON,
                    OPEN_ALL,
                    SHOW_COLUMN,
                    REMOVE_COLUMN,
                    PUBLISH_AGAIN));

    private MessageCommands() {}

    private static Command<MessageView> command(String id, Consumer<MessageView> action) {
        return Command.of(id, MessageView.class, action).unless(MessageView::withoutMessage);
    }

    private static Command<MessageView> form(String id, ValueForm form, Feather icon) {
        return Command.of(id, MessageView.class, view -> view.showAs(form))
                .icon(icon)
                .unless(view -> view.withoutForm(form));
    }

    private static Command<FieldsPane> field(String id, Consumer<FieldsPane> action) {
        return Command.of(id, FieldsPane.class, action).unless(FieldsPane::withoutField);
    }
}
