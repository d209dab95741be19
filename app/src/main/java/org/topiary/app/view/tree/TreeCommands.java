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
    static final Command<TopicTreeView> COPY_TOPIC = Command.of(
                    "tree.copy-topic", TopicTreeView.class, TopicTreeView::copyTopic)
            .icon(Feather.COPY)
            .keys("Shortcut+C")
            .unless(TopicTreeView::withoutSelection)
            .everywhere();
    static final Command<TopicTreeView> EXPAND_SUBTREE = Command.of(
                    "tree.expand-subtree", TopicTreeView.class, TopicTreeView::expandSubtree)
            .icon(Feather.CHEVRONS_DOWN)
            .unless(TopicTreeView::withoutSelection);
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
    private static final Command<TopicTreeView.FilterField> CLEAR_FILTER = Command.of(
                    "tree.clear-filter", TopicTreeView.FilterField.class, TopicTreeView.FilterField::clear)
            .keys("Esc")
            .unless(field -> field.isEmpty() ? Optional.of(Texts.get("command.noFilter")) : Optional.empty());

    public static final CommandGroup GROUP = new CommandGroup(
            "tree",
            List.of(COPY_TOPIC, CLEAR_RETAINED, EXPAND_SUBTREE, EXPAND_ALL, COLLAPSE_ALL, RESET_COUNTS, CLEAR_FILTER));

    private TreeCommands() {}
}
