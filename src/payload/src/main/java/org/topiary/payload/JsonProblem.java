// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Rewords parser errors for the person who is typing, as part of a sentence. */
final class JsonProblem {
    private JsonProblem() {}

    static String at(JsonParser parser, String sentence) {
        return at(parser.currentTokenLocation(), sentence);
    }

    static String of(String text, JsonProcessingException error, JsonStreamContext context) {
        String message = error.getOriginalMessage();
        JsonLocation location = error.getLocation();
        if (isEnd(text, error)) {
            return at(location, ending(message, context));
        }
        int offset = Math.clamp(location.getCharOffset(), 0, text.length());
        return at(location, sentence(message, found(text, offset), context));
    }

    /** Whether the error is at the end of the text, so that a longer text could be JSON. */
    static boolean isEnd(String text, JsonProcessingException error) {
        return error instanceof JsonEOFException || error.getLocation().getCharOffset() >= text.length();
    }

    private static String at(JsonLocation location, String sentence) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": " + sentence;
    }

    private static String ending(String message, JsonStreamContext context) {
        if (message.contains("closing quote") || message.contains("in field name") || message.contains("escape")) {
            return "missing closing \"";
        }
        return switch (context) {
            case JsonStreamContext c when c.inObject() -> "missing closing }";
            case JsonStreamContext c when c.inArray() -> "missing closing ]";
            default -> "ends too early";
        };
    }

    private static String sentence(String message, String found, JsonStreamContext context) {
        if (message.startsWith("Illegal unquoted character")) {
            return "line break or control character in a string; write \\n or \\t";
        }
        if (message.startsWith("Broken surrogate")) {
            return "half of a surrogate pair in a name";
        }
        if (message.contains("escape")) {
            return "invalid escape; write a backslash as \\\\";
        }
        if (message.startsWith("Invalid numeric value")) {
            return message.contains("eading zero") ? "number with a leading 0" : "incomplete number";
        }
        if (message.contains("expecting a colon")) {
            return "expected a colon after the name, found " + found;
        }
        if (message.contains("field name")) {
            return "expected a name in double quotes, found " + found;
        }
        if (message.contains("expecting comma")) {
            return "expected a comma or the closing " + (context.inObject() ? "}" : "]") + ", found " + found;
        }
        if (message.contains("close marker")) {
            return "closing bracket that does not match the one opened";
        }
        if (message.startsWith("Unrecognized token")) {
            return "expected a value, found " + found + "; text needs double quotes";
        }
        return "expected a value, found " + found;
    }

    /** The word or character at an offset, quoted, with hidden characters made visible. */
    private static String found(String text, int offset) {
        if (offset >= text.length()) {
            return "the end";
        }
        int end = text.offsetByCodePoints(offset, 1);
        while (end < text.length()
                && end - offset < 20
                && Character.isLetterOrDigit(text.charAt(end))
                && Character.isLetterOrDigit(text.charAt(end - 1))) {
            end++;
        }
        return "‘" + VisibleText.line(text.substring(offset, end)) + "’";
    }
}
