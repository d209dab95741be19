// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.core.text.Phrase;
import org.topiary.core.tree.TopicRules;

/** Topic filters that a decoder can be chosen for. Stateless. */
public final class FilterChoice {
    private static final int MAX_PROPOSALS = 5;

    private FilterChoice() {}

    /** Filters that match a topic, the most likely one first: its siblings, its branch, the same level of others. */
    public static List<String> proposals(String topic) {
        List<String> levels = List.of(topic.split("/", -1));
        Set<String> found = new LinkedHashSet<>();
        int last = levels.size() - 1;
        found.add(with(levels, last));
        if (last > 0) {
            found.add(String.join("/", levels.subList(0, last)) + "/#");
        }
        for (int level = last - 1; level > 0; level--) {
            found.add(with(levels, level));
        }
        if (last > 1) {
            found.add(levels.getFirst() + "/#");
        }
        return found.stream().limit(MAX_PROPOSALS).toList();
    }

    private static String with(List<String> levels, int wildcard) {
        List<String> changed = new ArrayList<>(levels);
        changed.set(wildcard, "+");
        return String.join("/", changed);
    }

    /** Why a decoder cannot be chosen for a filter, a sentence; empty if it can. */
    public static String problem(String filter, String topic) {
        @Nullable Phrase invalid = TopicRules.filterProblem(filter);
        if (invalid != null) {
            return Texts.get(invalid);
        }
        return TopicRules.isShared(filter) || !TopicRules.matches(filter, topic)
                ? Texts.get("message.view.filter.other")
                : "";
    }
}
