// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;

/**
 * Colours keys and values of texts that have one of each in a line. Looks at each line alone, so texts over several
 * lines are coloured as if they were none.
 */
final class KeyColours {
    /** More is not coloured by the window either. */
    private static final int MAX_CHARS = 1 << 18;

    private static final int MAX_NUMBER = 40;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(0x[0-9a-fA-F]+|[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?)");
    private static final Set<String> LITERALS = Set.of("true", "false", "null", "~", "yes", "no", "on", "off");

    private final String text;
    private final String separators;
    private final String comments;
    private final List<Span> spans = new ArrayList<>();

    /**
     * @param separators the characters that may follow a key
     * @param comments the characters that may begin a comment
     */
    KeyColours(String text, String separators, String comments) {
        this.text = text;
        this.separators = separators;
        this.comments = comments;
    }

    StyledText colour() {
        int start = 0;
        int last = Math.min(text.length(), MAX_CHARS);
        while (start < last) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            line(start, Math.min(end, MAX_CHARS));
            start = end + 1;
        }
        return new StyledText(text, spans);
    }

    private void line(int from, int to) {
        int start = skipSpace(from, to);
        while (start + 1 < to && text.charAt(start) == '-' && text.charAt(start + 1) == ' ') {
            start = skipSpace(start + 1, to);
        }
        if (start == to || comments.indexOf(text.charAt(start)) >= 0) {
            return;
        }
        int end = start + text.substring(start, to).stripTrailing().length();
        if (text.charAt(start) == '[' && separators.length() > 1) {
            add(start, end, Kind.LITERAL);
            return;
        }
        int separator = separator(start, end);
        if (separator > start) {
            add(start, separator, Kind.KEY);
        }
        value(separator < 0 ? start : skipSpace(separator + 1, end), end);
    }

    private int skipSpace(int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The end of the key; negative if the line has none. */
    private int separator(int from, int to) {
        char quote = text.charAt(from);
        int at = from;
        if (quote == '"' || quote == '\'') {
            at = text.indexOf(quote, from + 1);
            if (at < 0 || at >= to) {
                return -1;
            }
        }
        for (; at < to; at++) {
            // A colon inside a word, as in a URL or a time, separates nothing in YAML.
            boolean ends = separators.length() > 1 || at + 1 == to || Character.isWhitespace(text.charAt(at + 1));
            if (separators.indexOf(text.charAt(at)) >= 0 && ends) {
                return at;
            }
        }
        return -1;
    }

    private void value(int from, int to) {
        int end = to;
        for (int at = from; at < to; at++) {
            if (comments.indexOf(text.charAt(at)) >= 0 && (at == from || Character.isWhitespace(text.charAt(at - 1)))) {
                end = at;
                break;
            }
        }
        end = from + text.substring(from, Math.max(from, end)).stripTrailing().length();
        if (from == end) {
            return;
        }
        String value = end - from > MAX_NUMBER ? "" : text.substring(from, end);
        Kind kind = NUMBER.matcher(value).matches()
                ? Kind.NUMBER
                : LITERALS.contains(value.toLowerCase(Locale.ROOT)) ? Kind.LITERAL : Kind.STRING;
        add(from, end, kind);
    }

    private void add(int from, int to, Kind kind) {
        spans.add(new Span(from, to, kind));
    }
}
