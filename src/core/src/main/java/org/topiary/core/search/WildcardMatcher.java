// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.LevelNames;
import org.topiary.core.tree.TopicRules;
import org.topiary.core.tree.TopicTree;

/**
 * Finds the topics that a topic filter matches (MQTT 5, section 4.7), level by level: the state of a node follows from
 * that of its parent.
 */
final class WildcardMatcher implements NodeMatcher {
    /** Neither the node nor anything below it matches. */
    private static final byte OUTSIDE = 0;
    /** Matches the first levels of the filter, as many as the node's depth. */
    private static final byte ALONG = 1;
    /** Matched by #. */
    private static final byte WITHIN = 2;

    private final TopicTree tree;
    private final LevelNames names;
    /** The levels in UTF-8; null for +. A # at the end does not count as a level. */
    private final byte[] @Nullable [] levels;

    private final boolean rest;
    private final boolean leadingWildcard;
    private byte[] states = new byte[1024];

    WildcardMatcher(TopicTree tree, String filter) {
        this.tree = tree;
        this.names = tree.levelNames();
        String[] parts = TopicRules.withoutShare(filter).split("/", -1);
        rest = parts[parts.length - 1].equals("#");
        leadingWildcard = parts[0].equals("+") || parts[0].equals("#");
        levels = new byte[rest ? parts.length - 1 : parts.length][];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = parts[i].equals("+") ? null : parts[i].getBytes(StandardCharsets.UTF_8);
        }
        states[TopicTree.ROOT] = ALONG;
    }

    @Override
    public boolean mayMatch(int node) {
        if (node >= states.length) {
            states = Arrays.copyOf(states, states.length * 2);
        }
        byte state = states[tree.parent(node)];
        if (state == ALONG) {
            state = next(node, tree.depth(node) - 1);
        }
        states[node] = state;
        return state == WITHIN || (state == ALONG && tree.depth(node) == levels.length);
    }

    private byte next(int node, int level) {
        int name = tree.levelName(node);
        if (level == 0
                && leadingWildcard
                && names.length(name) > 0
                && names.chunk(name)[LevelNames.start(name)] == '$') {
            return OUTSIDE;
        }
        if (level == levels.length) {
            return rest ? WITHIN : OUTSIDE;
        }
        byte[] wanted = levels[level];
        return wanted == null || names.is(name, wanted) ? ALONG : OUTSIDE;
    }
}
