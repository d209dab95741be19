// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.List;

/** Lines of two texts, told apart. */
public final class TextDiff {
    private TextDiff() {}

    /** How a line came to be. */
    public enum Change {
        SAME,
        ADDED,
        REMOVED
    }

    /**
     * @param text the line without its end
     */
    public record Line(Change change, String text) {}

    /** All lines in display order, removed ones before those that replaced them. */
    public static List<Line> of(String before, String after) {
        throw new UnsupportedOperationException();
    }
}
