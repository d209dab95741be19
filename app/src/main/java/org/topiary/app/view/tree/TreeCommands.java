// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;

/** The commands of the topic tree. */
public final class TreeCommands {
    public static final Command<TopicTreeView> COPY_TOPIC = Command.of(
                    "tree.copy-topic", TopicTreeView.class, TopicTreeView::copyTopic)
            .icon(Feather.COPY)
            .keys("Shortcut+C")
            .unless(TopicTreeView::withoutSelection)
            .everywhere();
    static final Command<TopicTreeView> COPY_VALUE = Command.of(
                    "tree.copy-value", TopicTreeView.class, TopicTreeView::copyValue)
            .icon(Feather.CLIPBOARD)
            .unless(TopicTreeView::withoutMessages)
            .unlisted();
    static final Command<TopicTreeView> COPY_FILTER = Command.of(
                    "tree.copy-filter", TopicTreeView.class, TopicTreeView::copyFilter)
            .icon(Feather.HASH)
            .unless(TopicTreeView::withoutSelection);
    static final Command<TopicTreeView> COLLAPSE = Command.of(
                    "tree.collapse", TopicTreeView.class, TopicTreeView::collapse)
            .icon(Feather.CHEVRON_UP)
            .unless(TopicTreeView::notExpanded);
    static final Command<TopicTreeView> PUBLISH = Command.of(
                    "tree.publish", TopicTreeView.class, TopicTreeView::publish)
            .icon(Feather.SEND)
            .unless(TopicTreeView::withoutSelection);
    static final Command<TopicTreeView> SUBSCRIBE = Command.of(
                    "tree.subscribe", TopicTreeView.class, TopicTreeView::subscribe)
            .icon(Feather.RSS)
            .unless(TopicTreeView::withoutSelection);
    static final Command<TopicTreeView> SEARCH = Command.of("tree.search", TopicTreeView.class, TopicTreeView::search)
            .icon(Feather.SEARCH)
            .unless(TopicTreeView::withoutSelection);
    static final Command<TopicTreeView> SHOW_LATEST = Command.of(
                    "tree.show-latest", TopicTreeView.class, TopicTreeView::showLatest)
            .icon(Feather.SKIP_FORWARD)
            .unless(TopicTreeView::withoutMessages)
            .unlisted();
    static final Command<TopicTreeView> EXPAND_SUBTREE = Command.of(
                    "tree.expand-subtree", TopicTreeView.class, TopicTreeView::expandSubtree)
            .icon(Feather.CHEVRONS_DOWN)
            .unless(TopicTreeView::withoutSubtree);
    static final Command<TopicTreeView> CLEAR_RETAINED = Command.of(
                    "tree.clear-retained", TopicTreeView.class, TopicTreeView::clearRetained)
            .icon(Feather.TRASH_2)
            .keys("Delete")
            .unless(TopicTreeView::withoutSelection);
    static final Command<TopicTreeView> EXPAND_ALL = Command.of(
                    "tree.expand-all", TopicTreeView.class, TopicTreeView::expandAll)
            .icon(Feather.CHEVRONS_DOWN);
    static final Command<TopicTreeView> COLLAPSE_ALL = Command.of(
                    "tree.collapse-all", TopicTreeView.class, TopicTreeView::collapseAll)
            .icon(Feather.CHEVRONS_UP);
    static final Command<TopicTreeView> RESET_COUNTS = Command.of(
                    "tree.reset-counts", TopicTreeView.class, TopicTreeView::resetCounts)
            .icon(Feather.ROTATE_CCW)
            .keys("Shortcut+Shift+R")
            .everywhere();
    static final Command<TopicTreeView> CHOOSE_COLUMNS = Command.of(
                    "tree.choose-columns", TopicTreeView.class, TopicTreeView::chooseColumns)
            .icon(Feather.COLUMNS);
    static final Command<TreeHeader> MOVE_COLUMN_LEFT = Command.of(
                    "tree.move-column-left", TreeHeader.class, header -> header.moveCurrent(-1))
            .icon(Feather.ARROW_LEFT)
            .unless(header -> header.cannotMove(-1));
    static final Command<TreeHeader> MOVE_COLUMN_RIGHT = Command.of(
                    "tree.move-column-right", TreeHeader.class, header -> header.moveCurrent(1))
            .icon(Feather.ARROW_RIGHT)
            .unless(header -> header.cannotMove(1));
    static final Command<TreeHeader> RESET_COLUMNS =
            Command.of("tree.reset-columns", TreeHeader.class, TreeHeader::resetColumns);
    private static final Command<TopicTreeView.FilterField> CLEAR_FILTER = Command.of(
                    "tree.clear-filter", TopicTreeView.FilterField.class, TopicTreeView.FilterField::clear)
            .keys("Esc")
            .unless(field -> field.isEmpty() ? Optional.of(Texts.get("command.noFilter")) : Optional.empty());

    public static final CommandGroup GROUP = new CommandGroup(
            "tree",
            List.of(
                    COPY_TOPIC,
                    COPY_VALUE,
                    COPY_FILTER,
                    PUBLISH,
                    SUBSCRIBE,
                    SEARCH,
                    SHOW_LATEST,
                    CLEAR_RETAINED,
                    EXPAND_SUBTREE,
                    COLLAPSE,
                    EXPAND_ALL,
                    COLLAPSE_ALL,
                    RESET_COUNTS,
                    CHOOSE_COLUMNS,
                    MOVE_COLUMN_LEFT,
                    MOVE_COLUMN_RIGHT,
                    RESET_COLUMNS,
                    CLEAR_FILTER));

    private TreeCommands() {}
}
