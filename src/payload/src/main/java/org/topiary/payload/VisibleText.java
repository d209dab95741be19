// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.ArrayList;
import java.util.List;
import org.topiary.core.text.VisibleLine;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;

/**
 * Makes hidden characters visible: control, zero-width, tag and bidirectional characters become marks such as ⟨U+202E⟩.
 */
public final class VisibleText {
    private static final String CARRIAGE_RETURN = "␍";

    private VisibleText() {}

    /**
     * For one line: line breaks and tabs become marks too (⏎, ⇥). Returns the same instance if there is nothing to
     * mark.
     */
    public static String line(String text) {
        return VisibleLine.of(text);
    }

    /** Like {@link #line(String)}, cut to {@code maxChars} with an ellipsis, never inside a mark or a character. */
    public static String line(String text, int maxChars) {
        return VisibleLine.of(text, maxChars);
    }

    /** For several lines: line breaks and tabs stay; each mark has a span of kind MARK. */
    public static StyledText lines(String text) {
        return lines(StyledText.plain(text));
    }

    /**
     * Like {@link #lines(String)}, for coloured text: its spans move with their text and are split at marks. Every mark
     * has a separate span, so that {@link #original} can reverse it.
     */
    public static StyledText lines(StyledText styled) {
        String text = styled.text();
        int from = VisibleLine.firstHidden(text, false);
        if (from == text.length()) {
            return styled;
        }
        StringBuilder out = new StringBuilder(text.length() + 64);
        List<Span> spans = new ArrayList<>(styled.spans().size() + 8);
        SpanWriter writer = new SpanWriter(styled.spans(), spans);
        int copied = 0;
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c != '\n' && c != '\t' && VisibleLine.hides(c)) {
                writer.copy(copied, i, out.length() - copied);
                out.append(text, copied, i);
                int start = out.length();
                if (c == '\r' && next < text.length() && text.charAt(next) == '\n') {
                    out.append(CARRIAGE_RETURN);
                } else {
                    VisibleLine.appendMark(out, c);
                }
                spans.add(new Span(start, out.length(), Kind.MARK));
                copied = next;
            }
            i = next;
        }
        writer.copy(copied, text.length(), out.length() - copied);
        out.append(text, copied, text.length());
        return new StyledText(out.toString(), spans);
    }

    /** The character that a mark of {@link #lines(String)} represents. */
    public static String original(String mark) {
        if (mark.equals(CARRIAGE_RETURN)) {
            return "\r";
        }
        return Character.toString(Integer.parseInt(mark, 3, mark.length() - 1, 16));
    }

    /** Moves spans of one text into another that has the same text with insertions. */
    private static final class SpanWriter {
        private final List<Span> source;
        private final List<Span> target;
        private int next;

        SpanWriter(List<Span> source, List<Span> target) {
            this.source = source;
            this.target = target;
        }

        /** Copies the parts of spans within [from, to), shifted. Ranges must ascend from call to call. */
        void copy(int from, int to, int shift) {
            while (next < source.size()) {
                Span span = source.get(next);
                int start = Math.max(span.start(), from);
                int end = Math.min(span.end(), to);
                if (start < end) {
                    target.add(new Span(start + shift, end + shift, span.kind()));
                }
                if (span.end() > to) {
                    return;
                }
                next++;
            }
        }
    }
}
