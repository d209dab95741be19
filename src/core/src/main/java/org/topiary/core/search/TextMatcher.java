// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.Arrays;
import org.topiary.core.text.CaseFolding;
import org.topiary.core.tree.LevelNames;
import org.topiary.core.tree.TopicTree;

/**
 * Finds a text in topic names, ignoring case. Each node stores how much of the text its name ends with (the state of a
 * Knuth-Morris-Pratt search), so a child continues from there and only its own level is examined.
 */
final class TextMatcher implements NodeMatcher {
    private final TopicTree tree;
    private final LevelNames names;
    /** Folded code points. */
    private final int[] text;
    /** At index i, the length of the longest proper prefix of the text that its first i code points end with. */
    private final int[] fallback;

    /** How much of the text each node's name ends with; name lengths fit in a char. */
    private char[] states = new char[1024];

    TextMatcher(TopicTree tree, String text) {
        this.tree = tree;
        this.names = tree.levelNames();
        this.text = text.codePoints().map(CaseFolding::fold).toArray();
        fallback = new int[this.text.length + 1];
        for (int i = 1, matched = 0; i < this.text.length; i++) {
            while (matched > 0 && this.text[i] != this.text[matched]) {
                matched = fallback[matched];
            }
            if (this.text[i] == this.text[matched]) {
                matched++;
            }
            fallback[i + 1] = matched;
        }
    }

    @Override
    public boolean mayMatch(int node) {
        if (node >= states.length) {
            states = Arrays.copyOf(states, states.length * 2);
        }
        int parent = tree.parent(node);
        int state = states[parent];
        if (state < text.length) {
            state = level(parent == TopicTree.ROOT ? state : step(state, '/'), node);
        }
        states[node] = (char) state;
        return state == text.length;
    }

    private int level(int before, int node) {
        int name = tree.levelName(node);
        byte[] bytes = names.chunk(name);
        int start = LevelNames.start(name);
        int end = start + names.length(name);
        int state = before;
        for (int at = start; at < end && state < text.length; at++) {
            if (bytes[at] < 0) {
                return level(before, tree.name(node));
            }
            state = step(state, CaseFolding.fold(bytes[at]));
        }
        return state;
    }

    private int level(int before, String name) {
        int state = before;
        for (int at = 0; at < name.length() && state < text.length; ) {
            int codePoint = name.codePointAt(at);
            state = step(state, CaseFolding.fold(codePoint));
            at += Character.charCount(codePoint);
        }
        return state;
    }

    private int step(int from, int codePoint) {
        int state = from;
        while (state < text.length && text[state] != codePoint) {
            if (state == 0) {
                return 0;
            }
            state = fallback[state];
        }
        return Math.min(state + 1, text.length);
    }
}
