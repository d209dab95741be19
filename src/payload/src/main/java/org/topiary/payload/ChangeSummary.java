// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.ArrayList;
import java.util.List;

/**
 * What changed between two payloads, in a few words: {@code state ON→OFF, power 0→12.5}. Members are those of objects,
 * elements those of arrays. One thread.
 */
public final class ChangeSummary {
    /** Stands for what is left out. */
    public static final String MORE = "…";

    private static final int MAX_CHANGES = 3;
    private static final int MAX_VALUE_CHARS = 24;

    private final List<String> changes = new ArrayList<>(MAX_CHANGES);
    private int changed;
    private int common;
    private int elements;
    private int changedElements;

    /**
     * Counts a member or element of the newer payload.
     *
     * @param element whether it is an element of an array
     * @param known whether the older payload has it, too
     */
    public void count(boolean element, boolean known) {
        elements += element ? 1 : 0;
        common += known ? 1 : 0;
    }

    /** Whether the next change is shown. One that is not only counts, so its words may be empty. */
    public boolean hasRoom() {
        return changes.size() < MAX_CHANGES;
    }

    /** Adds a change. */
    public void add(String change, boolean element) {
        changed++;
        changedElements += element ? 1 : 0;
        if (hasRoom()) {
            changes.add(change);
        }
    }

    /** The beginning of a text that is shown as a value, with an ellipsis if that is not all. */
    public static String cut(String text) {
        if (text.length() <= MAX_VALUE_CHARS) {
            return text;
        }
        int end = text.offsetByCodePoints(0, Math.min(MAX_VALUE_CHARS, text.codePointCount(0, text.length())));
        return end < text.length() ? text.substring(0, end) + MORE : text;
    }

    /**
     * The first changes; more are an ellipsis. Empty if there are none, or if the two payloads have nothing in common
     * or most elements of arrays changed, so that the value itself says more.
     */
    public String text() {
        if (common == 0 || (changedElements > 1 && changedElements * 2 > elements)) {
            return "";
        }
        return String.join(", ", changes) + (changed > MAX_CHANGES ? ", " + MORE : "");
    }
}
