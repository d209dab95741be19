// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.ArrayList;
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
        MARK,
        /** Colours of terminals. */
        TERMINAL_GREY,
        TERMINAL_RED,
        TERMINAL_GREEN,
        TERMINAL_YELLOW,
        TERMINAL_BLUE,
        TERMINAL_MAGENTA,
        TERMINAL_CYAN,
        TERMINAL_BOLD,
        /** What the text does not have, but says about it; not copied. */
        REMARK
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

    /** The text without its remarks. */
    public StyledText withoutRemarks() {
        if (spans.stream().noneMatch(span -> span.kind() == Kind.REMARK)) {
            return this;
        }
        StringBuilder plain = new StringBuilder(text.length());
        List<Span> moved = new ArrayList<>(spans.size());
        int at = 0;
        for (Span span : spans) {
            if (span.kind() == Kind.REMARK) {
                plain.append(text, at, span.start());
                at = span.end();
            } else {
                int removed = at - plain.length();
                moved.add(new Span(span.start() - removed, span.end() - removed, span.kind()));
            }
        }
        return new StyledText(plain.append(text, at, text.length()).toString(), moved);
    }
}
