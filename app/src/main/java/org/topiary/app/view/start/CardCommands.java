// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;

/** The commands of a connection's card. */
public final class CardCommands {
    static final Command<ConnectionCardView> OPEN = Command.of(
                    "card.open", ConnectionCardView.class, ConnectionCardView::open)
            .icon(Feather.LOG_IN)
            .unlisted();
    static final Command<ConnectionCardView> OPEN_ANOTHER = Command.of(
                    "card.open-another", ConnectionCardView.class, ConnectionCardView::openAnother)
            .icon(Feather.PLUS)
            .unless(ConnectionCardView::notOpen);
    static final Command<ConnectionCardView> COPY_ADDRESS = Command.of(
                    "card.copy-address", ConnectionCardView.class, ConnectionCardView::copyAddress)
            .icon(Feather.CLIPBOARD);
    static final Command<ConnectionCardView> EDIT = Command.of(
                    "card.edit", ConnectionCardView.class, ConnectionCardView::edit)
            .icon(Feather.EDIT_2)
            .keys("F2");
    static final Command<ConnectionCardView> DUPLICATE = Command.of(
                    "card.duplicate", ConnectionCardView.class, ConnectionCardView::duplicate)
            .icon(Feather.COPY)
            .keys("Shortcut+D");
    static final Command<ConnectionCardView> DELETE = Command.of(
                    "card.delete", ConnectionCardView.class, ConnectionCardView::delete)
            .icon(Feather.TRASH_2)
            .keys("Delete");

    public static final CommandGroup GROUP =
            new CommandGroup("cards", List.of(OPEN, OPEN_ANOTHER, COPY_ADDRESS, EDIT, DUPLICATE, DELETE));

    private CardCommands() {}
}
