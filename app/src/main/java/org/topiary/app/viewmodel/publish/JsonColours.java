// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.util.ArrayList;
import java.util.List;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;

/** Syntax colours for JSON while it is typed: accepts any text, complete or not, and never fails. */
public final class JsonColours {
    private JsonColours() {}

    /** Whether a text looks like JSON: it starts as an object or an array. */
    public static boolean looksLikeJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    /** The spans of a text, in order; none when it does not look like JSON. Punctuation has none. */
    public static List<Span> of(String text) {
        if (!looksLikeJson(text)) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (c == '"') {
                end = stringEnd(text, at);
                spans.add(new Span(at, end, isFollowedByColon(text, end) ? Kind.KEY : Kind.STRING));
            } else if (isWord(c)) {
                while (end < text.length() && isWord(text.charAt(end))) {
                    end++;
                }
                spans.add(new Span(at, end, Character.isLetter(c) ? Kind.LITERAL : Kind.NUMBER));
            }
            at = end;
        }
        return spans;
    }

    /** An unterminated string ends with its line. */
    private static int stringEnd(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            } else if (c == '\n') {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isFollowedByColon(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ':';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
    }
}
