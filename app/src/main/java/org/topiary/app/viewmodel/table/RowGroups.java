// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.topiary.app.viewmodel.table.BranchTopics.Topic;
import org.topiary.core.tree.TopicTree;

/** Makes rows of topics, and decides what the rows of a branch are at first. */
final class RowGroups {
    /** Devices have few kinds of topics; a branch with more of them is no list of devices. */
    private static final int MAX_PARTS = 24;

    private final TopicTree tree;
    private final int branch;
    private final List<Topic> topics;
    private final Map<String, List<Topic>> byLevel = new LinkedHashMap<>();
    private final Set<String> parts = new HashSet<>();

    /** @param topics below the branch, by name */
    RowGroups(TopicTree tree, int branch, List<Topic> topics) {
        this.tree = tree;
        this.branch = branch;
        this.topics = topics;
        for (Topic topic : topics) {
            int slash = topic.name.indexOf('/');
            String level = slash < 0 ? topic.name : topic.name.substring(0, slash);
            byLevel.computeIfAbsent(level, key -> new ArrayList<>(2)).add(topic);
            if (parts.size() <= MAX_PARTS) {
                parts.add(part(topic, level));
            }
        }
    }

    private static String part(Topic topic, String level) {
        return topic.name.length() == level.length() ? "" : topic.name.substring(level.length() + 1);
    }

    /** Whether some level has several topics. */
    boolean isGroupable() {
        return byLevel.size() < topics.size();
    }

    /** Devices if there are several, most of which have several topics of the same few kinds. */
    Grouping best() {
        long several =
                byLevel.values().stream().filter(level -> level.size() > 1).count();
        return several > 1 && 2 * several >= byLevel.size() && parts.size() <= MAX_PARTS
                ? Grouping.DEVICES
                : Grouping.TOPICS;
    }

    List<TableRow> rows(Grouping grouping) {
        List<TableRow> rows = new ArrayList<>();
        if (grouping == Grouping.TOPICS) {
            for (Topic topic : topics) {
                rows.add(new TableRow(topic.node, topic.name, List.of(new TableRow.Part(topic.node, ""))));
            }
        } else {
            byLevel.forEach((level, members) -> rows.add(new TableRow(
                    levelOf(members.getFirst().node),
                    level,
                    members.stream()
                            .map(topic -> new TableRow.Part(topic.node, part(topic, level)))
                            .toList())));
        }
        return rows;
    }

    /** The level below the branch that a topic belongs to. */
    private int levelOf(int node) {
        int level = node;
        while (tree.parent(level) != branch) {
            level = tree.parent(level);
        }
        return level;
    }
}
