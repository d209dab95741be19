// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.topiary.core.tree.TopicRules;

/**
 * Rules prepared for many lookups: those without wildcards are found without looking at the others. Immutable; any
 * thread.
 */
public final class DecoderRules {
    private final List<DecoderRule> list;
    private final Map<String, Integer> topics = new HashMap<>();
    private final int[] filters;

    /** @param rules the first one that matches a topic counts */
    public DecoderRules(Collection<DecoderRule> rules) {
        list = List.copyOf(rules);
        int[] found = new int[list.size()];
        int count = 0;
        for (int i = 0; i < list.size(); i++) {
            String filter = list.get(i).filter();
            if (TopicRules.hasWildcard(filter)) {
                found[count++] = i;
            } else {
                topics.putIfAbsent(filter, i);
            }
        }
        filters = Arrays.copyOf(found, count);
    }

    /** In their order. */
    public List<DecoderRule> list() {
        return list;
    }

    /**
     * What {@link DecoderRule#decoder} says for a topic: the decoder chosen for a topic; empty if none is, or the one
     * that fits the payload.
     */
    public String decoder(String topic) {
        int rule = rule(topic);
        return rule < list.size() ? list.get(rule).decoder() : "";
    }

    /** The filter of the rule that counts for a topic; empty if there is none. */
    public String filter(String topic) {
        int rule = rule(topic);
        return rule < list.size() ? list.get(rule).filter() : "";
    }

    private int rule(String topic) {
        int exact = topics.getOrDefault(topic, list.size());
        for (int filter : filters) {
            if (filter > exact) {
                break;
            }
            if (TopicRules.matches(list.get(filter).filter(), topic)) {
                return filter;
            }
        }
        return exact;
    }
}
