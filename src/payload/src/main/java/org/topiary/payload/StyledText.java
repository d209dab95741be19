// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.List;

/**
 * Text with its coloured parts.
 *
 * @param spans in order, without overlap
 */
public record StyledText(String text, List<Span> spans) {
    /** The kind of a part of a text. */
    public enum Kind {
        KEY,
        STRING,
        NUMBER,
        LITERAL,
        PUNCTUATION,
        /** A visible mark for a character that would be invisible or misleading. */
        MARK
    }

    /**
     * @param start index into the text, in chars
     * @param end exclusive
     */
    public record Span(int start, int end, Kind kind) {}

    public StyledText {
        spans = List.copyOf(spans);
    }

    public static StyledText plain(String text) {
        return new StyledText(text, List.of());
    }
}
