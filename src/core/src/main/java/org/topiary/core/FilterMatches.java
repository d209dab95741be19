// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which nodes a filter lets through: topics with messages whose whole name contains the text, whatever the case, and the nodes above
 * them. Nodes are tested in the order of their ids. A node remembers how much of the text its name ends with (the state of a
 * Knuth-Morris-Pratt search), so a child goes on from there and only its own level is looked at.
 */
final class FilterMatches {
    private final TopicTree tree;
    private final int[] text;
    /** Length of the longest proper prefix of the text that the text's first i code points end with. */
    private final int[] fallback;

    private char[] states = new char[1024];
    private int tested = 1;
    private int count;

    /** Nodes whose name matches but that had no message when last asked. */
    private int[] waiting = new int[64];

    private int waitingCount;
    private int waitingAt;

    private final BitSet shown = new BitSet();
    private final BitSet aboveShown = new BitSet();

    FilterMatches(TopicTree tree, String text) {
        this.tree = tree;
        this.text = text.codePoints().map(NaturalOrder::fold).toArray();
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

    /** The node that {@link #testNext} looks at next. */
    int tested() {
        return tested;
    }

    /** Topics found so far. */
    int count() {
        return count;
    }

    /** Whether the node matches or is above one that does. */
    boolean isShown(int node) {
        return shown.get(node);
    }

    /** Whether a child of the node is shown. */
    boolean isAboveShown(int node) {
        return aboveShown.get(node);
    }

    /** All nodes with a child that is shown; not to be written to. */
    BitSet aboveShown() {
        return aboveShown;
    }

    /** Marks a node as shown below its parent, which is so already. Returns whether it is the parent's first. */
    boolean show(int node) {
        shown.set(node);
        int parent = tree.parent(node);
        boolean first = !aboveShown.get(parent);
        aboveShown.set(parent);
        return first;
    }

    /** Tests the next node, which the tree must have. Returns whether it is a match; {@link #show} is up to the caller. */
    boolean testNext() {
        int node = tested++;
        if (node >= states.length) {
            states = Arrays.copyOf(states, states.length * 2);
        }
        int parent = tree.parent(node);
        int state = states[parent];
        if (state < text.length) {
            if (parent != TopicTree.ROOT) {
                state = step(state, '/');
            }
            String name = tree.name(node);
            for (int i = 0; i < name.length() && state < text.length; ) {
                int codePoint = name.codePointAt(i);
                state = step(state, NaturalOrder.fold(codePoint));
                i += Character.charCount(codePoint);
            }
        }
        states[node] = (char) state;
        if (state < text.length) {
            return false;
        }
        if (tree.messages(node) > 0) {
            count++;
            return true;
        }
        if (waitingCount == waiting.length) {
            waiting = Arrays.copyOf(waiting, waitingCount * 2);
        }
        waiting[waitingCount++] = node;
        return false;
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

    /** How many nodes to ask about by {@link #nextArrived}: all that wait, or the next {@code most} of them. */
    int beginArrivals(int most) {
        if (waitingCount <= most) {
            waitingAt = 0;
        }
        return Math.min(waitingCount, most);
    }

    /** Looks at one node whose name matches and that had no message. Returns it if it has one now, else {@link TopicTree#NONE}. */
    int nextArrived() {
        waitingAt = waitingAt == 0 ? waitingCount - 1 : waitingAt - 1;
        int node = waiting[waitingAt];
        if (tree.messages(node) == 0) {
            return TopicTree.NONE;
        }
        waiting[waitingAt] = waiting[--waitingCount];
        count++;
        return node;
    }
}
