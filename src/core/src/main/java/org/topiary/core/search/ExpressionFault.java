// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.regex.PatternSyntaxException;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;

/** Puts into words what is wrong with a regular expression; the Java runtime says it in English only. Any thread. */
public final class ExpressionFault {
    private ExpressionFault() {}

    /** What is wrong, and where if that is known: characters are counted from 1. */
    public static Phrase of(PatternSyntaxException fault) {
        if (fault.getDescription().equals(TopicPattern.TOO_DEEP)
                || fault.getDescription().startsWith("Stack overflow")) {
            // Where the stack ended is not where the fault is.
            return Phrase.of("expression.tooDeep");
        }
        Phrase what = what(fault.getDescription());
        return fault.getIndex() < 0 ? what : Phrase.of("expression.at", what, fault.getIndex() + 1);
    }

    private static Phrase what(String description) {
        return switch (description) {
            case "Unclosed group" -> Phrase.of("expression.group");
            case "Unmatched closing ')'" -> Phrase.of("expression.closing");
            case "Unclosed character class" -> Phrase.of("expression.class");
            case "Illegal character range" -> Phrase.of("expression.range");
            case "Illegal repetition", "Unclosed counted closure" -> Phrase.of("expression.brace");
            case "Illegal repetition range" -> Phrase.of("expression.count");
            case "Unescaped trailing backslash" -> Phrase.of("expression.backslash");
            case "Illegal/unsupported escape sequence",
                    "Illegal hexadecimal escape sequence",
                    "Illegal Unicode escape sequence",
                    "Illegal control escape sequence",
                    "Illegal octal escape sequence" -> Phrase.of("expression.escape");
            case "Unknown inline modifier" -> Phrase.of("expression.modifier");
            default ->
                description.startsWith("Dangling meta character")
                        ? Phrase.of("expression.nothing")
                        : Phrase.verbatim(ForeignText.quoted(description));
        };
    }
}
