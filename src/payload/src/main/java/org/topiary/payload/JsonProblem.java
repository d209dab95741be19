// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.io.JsonEOFException;

/**
 * Why a text is not JSON.
 *
 * @param line from 1
 * @param column in chars, from 1
 * @param found the word or character found instead of what was expected, in one line with {@link VisibleText} marks;
 *     empty at the end of the text, and for reasons that do not mention it
 */
public record JsonProblem(Reason reason, int line, int column, String found) {
    /** What is wrong. */
    public enum Reason {
        /** Nothing but white space. */
        EMPTY,
        /** Nested deeper than 100,000 levels. */
        TOO_DEEP,
        TEXT_AFTER_END,
        MISSING_QUOTE,
        MISSING_BRACE,
        MISSING_BRACKET,
        /** Ends inside a literal or number. */
        ENDS_EARLY,
        /** A line break or control character in a string. */
        CONTROL_CHARACTER,
        /** Half of a surrogate pair in a name. */
        HALF_SURROGATE,
        INVALID_ESCAPE,
        LEADING_ZERO,
        INCOMPLETE_NUMBER,
        EXPECTED_COLON,
        EXPECTED_NAME,
        EXPECTED_COMMA_OR_BRACE,
        EXPECTED_COMMA_OR_BRACKET,
        MISMATCHED_BRACKET,
        /** A word instead of a value, probably a text without quotes. */
        UNQUOTED_TEXT,
        EXPECTED_VALUE
    }

    static JsonProblem at(JsonParser parser, Reason reason) {
        return at(parser.currentTokenLocation(), reason, "");
    }

    static JsonProblem of(String text, JsonProcessingException error, JsonStreamContext context) {
        String message = error.getOriginalMessage();
        JsonLocation location = error.getLocation();
        if (isEnd(text, error)) {
            return at(location, ending(message, context), "");
        }
        Reason reason = reason(message, context);
        int offset = Math.clamp(location.getCharOffset(), 0, text.length());
        return at(location, reason, mentionsFound(reason) ? found(text, offset) : "");
    }

    private static JsonProblem at(JsonLocation location, Reason reason, String found) {
        // Before the first token the column is 0.
        return new JsonProblem(reason, location.getLineNr(), Math.max(1, location.getColumnNr()), found);
    }

    /** Whether the error is at the end of the text, so that a longer text could be JSON. */
    private static boolean isEnd(String text, JsonProcessingException error) {
        return error instanceof JsonEOFException || error.getLocation().getCharOffset() >= text.length();
    }

    private static Reason ending(String message, JsonStreamContext context) {
        if (message.contains("closing quote") || message.contains("in field name") || message.contains("escape")) {
            return Reason.MISSING_QUOTE;
        }
        return switch (context) {
            case JsonStreamContext c when c.inObject() -> Reason.MISSING_BRACE;
            case JsonStreamContext c when c.inArray() -> Reason.MISSING_BRACKET;
            default -> Reason.ENDS_EARLY;
        };
    }

    private static Reason reason(String message, JsonStreamContext context) {
        if (message.startsWith("Illegal unquoted character")) {
            return Reason.CONTROL_CHARACTER;
        }
        if (message.startsWith("Broken surrogate")) {
            return Reason.HALF_SURROGATE;
        }
        if (message.contains("escape")) {
            return Reason.INVALID_ESCAPE;
        }
        if (message.startsWith("Invalid numeric value")) {
            return message.contains("eading zero") ? Reason.LEADING_ZERO : Reason.INCOMPLETE_NUMBER;
        }
        if (message.contains("expecting a colon")) {
            return Reason.EXPECTED_COLON;
        }
        if (message.contains("field name")) {
            return Reason.EXPECTED_NAME;
        }
        if (message.contains("expecting comma")) {
            return context.inObject() ? Reason.EXPECTED_COMMA_OR_BRACE : Reason.EXPECTED_COMMA_OR_BRACKET;
        }
        if (message.contains("close marker")) {
            return Reason.MISMATCHED_BRACKET;
        }
        return message.startsWith("Unrecognized token") ? Reason.UNQUOTED_TEXT : Reason.EXPECTED_VALUE;
    }

    private static boolean mentionsFound(Reason reason) {
        return switch (reason) {
            case EXPECTED_COLON,
                    EXPECTED_NAME,
                    EXPECTED_COMMA_OR_BRACE,
                    EXPECTED_COMMA_OR_BRACKET,
                    UNQUOTED_TEXT,
                    EXPECTED_VALUE -> true;
            default -> false;
        };
    }

    /** The word or character at an offset. */
    private static String found(String text, int offset) {
        if (offset >= text.length()) {
            return "";
        }
        int end = text.offsetByCodePoints(offset, 1);
        while (end < text.length()
                && end - offset < 20
                && Character.isLetterOrDigit(text.charAt(end))
                && Character.isLetterOrDigit(text.charAt(end - 1))) {
            end++;
        }
        return VisibleText.line(text.substring(offset, end));
    }
}
