// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.ArrayList;
import java.util.List;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;
import org.topiary.payload.VisibleText;

/** Prepares texts for a text control, and converts them back to the original. */
public final class DisplayText {
    /**
     * Layout time is quadratic in the length of a styled line: 100 KiB block the JavaFX application thread for 16 s.
     */
    static final int MAX_LINE = 2_000;

    private static final String WRAP = "↩\n";

    private DisplayText() {}

    /** Breaks lines of more than 2,000 characters with a mark that {@link #original} removes. */
    static StyledText wrapped(StyledText styled) {
        List<Integer> breaks = breaks(styled);
        if (breaks.isEmpty()) {
            return styled;
        }
        String text = styled.text();
        StringBuilder out = new StringBuilder(text.length() + breaks.size() * WRAP.length());
        List<Span> spans = new ArrayList<>(styled.spans().size() + breaks.size());
        int span = 0;
        int from = 0;
        for (int i = 0; i <= breaks.size(); i++) {
            int to = i < breaks.size() ? breaks.get(i) : text.length();
            int shift = out.length() - from;
            for (; span < styled.spans().size(); span++) {
                Span old = styled.spans().get(span);
                int start = Math.max(old.start(), from);
                int end = Math.min(old.end(), to);
                if (start < end) {
                    spans.add(new Span(start + shift, end + shift, old.kind()));
                }
                if (old.end() > to) {
                    break;
                }
            }
            out.append(text, from, to);
            if (i < breaks.size()) {
                spans.add(new Span(out.length(), out.length() + WRAP.length(), Kind.MARK));
                out.append(WRAP);
            }
            from = to;
        }
        return new StyledText(out.toString(), spans);
    }

    private static List<Integer> breaks(StyledText styled) {
        String text = styled.text();
        List<Integer> breaks = new ArrayList<>();
        int span = 0;
        int lineStart = 0;
        while (lineStart < text.length()) {
            int newline = text.indexOf('\n', lineStart);
            int lineEnd = newline < 0 ? text.length() : newline;
            while (lineEnd - lineStart > MAX_LINE) {
                int at = lineStart + MAX_LINE;
                if (Character.isLowSurrogate(text.charAt(at))) {
                    at--;
                }
                // A mark is converted back as a whole, so it must not be split.
                while (span < styled.spans().size() && styled.spans().get(span).end() <= at) {
                    span++;
                }
                if (span < styled.spans().size()) {
                    Span cut = styled.spans().get(span);
                    at = cut.kind() == Kind.MARK && cut.start() < at ? cut.start() : at;
                }
                breaks.add(at);
                lineStart = at;
            }
            lineStart = lineEnd + 1;
        }
        return breaks;
    }

    /**
     * Converts the part [start, end) of a displayed text back to the original, without remarks, including marks that
     * are only partly inside.
     */
    public static String original(StyledText styled, int start, int end) {
        StringBuilder out = new StringBuilder(end - start);
        int from = start;
        for (Span span : styled.spans()) {
            boolean remark = span.kind() == Kind.REMARK;
            if (!(remark || span.kind() == Kind.MARK) || span.end() <= start) {
                continue;
            }
            if (span.start() >= end) {
                break;
            }
            String mark = styled.text().substring(span.start(), span.end());
            out.append(styled.text(), from, Math.max(from, span.start()));
            out.append(remark ? "" : original(mark));
            from = span.end();
        }
        return from < end ? out.append(styled.text(), from, end).toString() : out.toString();
    }

    /** The original text of a mark. */
    static String original(String mark) {
        return mark.equals(WRAP) ? "" : VisibleText.original(mark);
    }
}
