// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.List;
import java.util.stream.Stream;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicTree;

/** The levels of a topic, fit to be shown. */
final class TopicLevels {
    private TopicLevels() {}

    /** With hidden characters made visible; empty for {@link TopicTree#NONE}. */
    static List<String> of(TopicTree tree, int node) {
        if (node == TopicTree.NONE) {
            return List.of();
        }
        String[] levels = node == TopicTree.ROOT
                ? new String[] {Texts.get("message.allTopics")}
                : tree.topic(node).split("/", -1);
        return Stream.of(levels)
                .map(level -> level.isEmpty() ? Texts.get("tree.emptyLevel") : ForeignText.line(level))
                .toList();
    }
}
