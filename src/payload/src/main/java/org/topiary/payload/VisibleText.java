// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

/** Makes what hides visible: control, zero-width, tag and bidirectional characters become marks such as ⟨U+202E⟩. */
public final class VisibleText {
    private VisibleText() {}

    /** For one line: line breaks and tabs become marks too (⏎, ⇥). */
    public static String line(String text) {
        throw new UnsupportedOperationException();
    }

    /** For several lines: line breaks and tabs stay; spans of kind MARK where something was made visible. */
    public static StyledText lines(String text) {
        throw new UnsupportedOperationException();
    }
}
