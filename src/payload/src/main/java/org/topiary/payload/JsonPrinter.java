// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;

/**
 * Formats a text that is known to be JSON: copies the tokens, and replaces only the whitespace between them. No
 * recursion.
 */
final class JsonPrinter {
    private static final int MAX_CHARS = 1 << 28;
    private static final int MAX_STYLED_CHARS = 1 << 20;

    /** Longer numbers are no times. */
    private static final int MAX_REMARKED = 20;

    /**
     * Deeper levels are not indented further: the indentation of a deep document would be far larger than its content.
     */
    private static final int MAX_INDENT = 60;

    private final String text;
    private final boolean remarks;
    private final WorkStage stage;
    private final StringBuilder out;
    private final List<Span> spans = new ArrayList<>();
    private int at;
    private int depth;
    /** What is said at the end of the line; empty for nothing. */
    private String remark = "";

    /** @param remarks whether to say which numbers are probably times */
    JsonPrinter(String text, boolean remarks, WorkStage stage) {
        this.text = text;
        this.remarks = remarks;
        this.stage = stage;
        this.out = new StringBuilder((int) Math.min(text.length() * 3L / 2 + 16, MAX_CHARS));
    }

    /** The formatted text; null if it is too long. */
    @Nullable
    StyledText print() {
        int due = WorkStage.BYTES;
        for (skipSpace(); at < text.length(); skipSpace()) {
            if (out.length() > MAX_CHARS) {
                return null;
            }
            if (at >= due) {
                stage.reached(at, text.length());
                due = at + WorkStage.BYTES;
            }
            token(text.charAt(at));
        }
        return new StyledText(out.toString(), spans);
    }

    private void token(char c) {
        switch (c) {
            case '{', '[' -> open();
            case '}', ']' -> {
                depth--;
                lineBreak();
                copy(at + 1, Kind.PUNCTUATION);
            }
            case ',' -> {
                copy(at + 1, Kind.PUNCTUATION);
                lineBreak();
            }
            case ':' -> {
                copy(at + 1, Kind.PUNCTUATION);
                out.append(' ');
            }
            case '"' -> {
                int end = stringEnd();
                copy(end, nextIsColon(end) ? Kind.KEY : Kind.STRING);
            }
            default -> {
                int end = scalarEnd();
                if (remarks && depth > 0) {
                    remark = TimeNumbers.of(text.substring(at, Math.min(end, at + MAX_REMARKED)))
                            .map(Instant::toString)
                            .orElse("");
                }
                copy(end, c == '-' || (c >= '0' && c <= '9') ? Kind.NUMBER : Kind.LITERAL);
            }
        }
    }

    private void open() {
        int start = out.length();
        out.append(text.charAt(at++));
        skipSpace();
        char next = text.charAt(at);
        if (next == '}' || next == ']') {
            out.append(next);
            at++;
            span(start, Kind.PUNCTUATION);
        } else {
            span(start, Kind.PUNCTUATION);
            depth++;
            lineBreak();
        }
    }

    private void copy(int end, Kind kind) {
        int start = out.length();
        out.append(text, at, end);
        at = end;
        span(start, kind);
    }

    private void span(int start, Kind kind) {
        if (out.length() <= MAX_STYLED_CHARS) {
            spans.add(new Span(start, out.length(), kind));
        }
    }

    private void lineBreak() {
        if (!remark.isEmpty() && out.length() < MAX_STYLED_CHARS) {
            int start = out.length();
            out.append("  (").append(remark).append(')');
            spans.add(new Span(start, out.length(), Kind.REMARK));
        }
        remark = "";
        out.append('\n').repeat(' ', 2 * Math.min(depth, MAX_INDENT));
    }

    private void skipSpace() {
        while (at < text.length() && JsonText.isSpace(text.charAt(at))) {
            at++;
        }
    }

    private int stringEnd() {
        int i = at + 1;
        while (text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private int scalarEnd() {
        int i = at;
        while (i < text.length() && ",]}".indexOf(text.charAt(i)) < 0 && !JsonText.isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private boolean nextIsColon(int from) {
        int i = from;
        while (i < text.length() && JsonText.isSpace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == ':';
    }
}
