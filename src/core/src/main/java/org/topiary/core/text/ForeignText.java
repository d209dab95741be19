// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Text that somebody else wrote, such as a broker, a certificate, another client or a file, for one line of ours. It
 * has at most {@link #MAX_CHARS} characters, so that it neither covers the window nor takes long to lay out; nothing in
 * it hides, breaks the line or turns others around ({@link VisibleLine}); and in a sentence it stands between “ and ”,
 * which it cannot contain itself, so that it cannot pass for our own words. Pure; any thread.
 */
public final class ForeignText {
    /** Characters that are shown; what is longer ends with an ellipsis. */
    public static final int MAX_CHARS = 300;

    /** Names of a list that are shown. */
    public static final int MAX_NAMES = 3;

    private ForeignText() {}

    /** For a place of its own, where nothing of ours stands in the same line. */
    public static String line(String text) {
        return VisibleLine.of(beginning(text), MAX_CHARS);
    }

    /** The end of a text that {@link #line} would cut, for where the end says more than the beginning. */
    public static String end(String text) {
        int from = text.length() - MAX_CHARS;
        if (from <= 0) {
            return line(text);
        }
        return "…" + line(text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from));
    }

    /** For a sentence, and where it must be seen that a text is empty or blank. */
    public static String quoted(String text) {
        return "“" + line(text).replace('“', '"').replace('”', '"') + "”";
    }

    /** The first names, quoted, and how many more there are; empty for none. */
    public static String names(List<String> names) {
        return listed(names, ForeignText::quoted);
    }

    /** The first of texts that fit already, as they are, and how many more there are; empty for none. */
    public static String listed(List<String> fit) {
        return listed(fit, UnaryOperator.identity());
    }

    private static String listed(List<String> texts, UnaryOperator<String> shown) {
        String first = texts.stream().limit(MAX_NAMES).map(shown).collect(Collectors.joining(", "));
        return texts.size() <= MAX_NAMES ? first : first + " and " + (texts.size() - MAX_NAMES) + " more";
    }

    /** Whether {@link #line} and {@link #quoted} leave out an end of the text. */
    public static boolean isCut(String text) {
        return text.length() > 2 * MAX_CHARS || VisibleLine.of(text).length() > MAX_CHARS;
    }

    /** Enough of a text to fill a line: only a carriage return before a line feed shows as nothing. */
    private static String beginning(String text) {
        return text.length() > 2 * MAX_CHARS + 2 ? text.substring(0, 2 * MAX_CHARS + 2) : text;
    }
}
