// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Prepares untrusted text, for example from a broker, a certificate, another client or a file, for display in a line of
 * the application. The result has at most {@link #MAX_CHARS} characters, so that it neither fills the window nor takes
 * long to lay out. Nothing in it is hidden, breaks the line or reorders other text ({@link VisibleLine}). In a sentence
 * it is enclosed in “ and ”, which it cannot contain itself, so that it cannot pass for text of the application. Pure;
 * any thread.
 */
public final class ForeignText {
    /** Maximum number of characters shown; longer text ends with an ellipsis. */
    public static final int MAX_CHARS = 300;

    /** Maximum number of names of a list that are shown. */
    public static final int MAX_NAMES = 3;

    private ForeignText() {}

    /** For a separate line or field without text of the application. */
    public static String line(String text) {
        return VisibleLine.of(beginning(text), MAX_CHARS);
    }

    /** The end of a text that {@link #line} would cut, for texts whose end is more informative than their beginning. */
    public static String end(String text) {
        int from = text.length() - MAX_CHARS;
        if (from <= 0) {
            return line(text);
        }
        return "…" + line(text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from));
    }

    /** For use in a sentence, and where an empty or blank text must be recognizable. */
    public static String quoted(String text) {
        return "“" + line(text).replace('“', '"').replace('”', '"') + "”";
    }

    /** The first names, quoted, and the number of further ones; {@link Phrase#NONE} if there are none. */
    public static Phrase names(List<String> names) {
        return listed(names, ForeignText::quoted);
    }

    /**
     * The first of several texts that are already safe and short, unchanged, and the number of further ones;
     * {@link Phrase#NONE} if there are none.
     */
    public static Phrase listed(List<String> fit) {
        return listed(fit, UnaryOperator.identity());
    }

    private static Phrase listed(List<String> texts, UnaryOperator<String> shown) {
        String first = texts.stream().limit(MAX_NAMES).map(shown).collect(Collectors.joining(", "));
        return texts.size() <= MAX_NAMES
                ? Phrase.verbatim(first)
                : Phrase.of("text.andMore", first, texts.size() - MAX_NAMES);
    }

    /** Whether {@link #line} and {@link #quoted} cut the text. */
    public static boolean isCut(String text) {
        return text.length() > 2 * MAX_CHARS || VisibleLine.of(text).length() > MAX_CHARS;
    }

    /**
     * A prefix long enough to fill a line: of all characters, only a carriage return before a line feed is not shown.
     */
    private static String beginning(String text) {
        return text.length() > 2 * MAX_CHARS + 2 ? text.substring(0, 2 * MAX_CHARS + 2) : text;
    }
}
