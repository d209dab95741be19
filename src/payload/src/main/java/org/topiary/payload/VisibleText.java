// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;

/** Makes what hides visible: control, zero-width, tag and bidirectional characters become marks such as ⟨U+202E⟩. */
public final class VisibleText {
    private static final char OPEN = '⟨';
    private static final String CARRIAGE_RETURN = "␍";

    private VisibleText() {}

    /**
     * For one line: line breaks and tabs become marks too (⏎, ⇥). A text without anything to mark is returned itself.
     */
    public static String line(String text) {
        return line(text, Integer.MAX_VALUE);
    }

    /** Like {@link #line(String)}, cut to {@code maxChars} with an ellipsis, never inside a mark or a character. */
    public static String line(String text, int maxChars) {
        int hidden = firstHidden(text, true);
        if (hidden == text.length() && text.length() <= maxChars) {
            return text;
        }
        StringBuilder out = new StringBuilder(Math.min(text.length() + 16, maxChars));
        // Where to cut if it turns out too long: the last place that leaves room for the ellipsis.
        int cut = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\n') {
                out.append('⏎');
            } else if (c == '\t') {
                out.append('⇥');
            } else if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            } else if (hides(c)) {
                appendMark(out, c);
            } else {
                out.appendCodePoint(c);
            }
            if (out.length() > maxChars) {
                out.setLength(cut);
                return out.append('…').toString();
            }
            if (out.length() < maxChars) {
                cut = out.length();
            }
        }
        return out.toString();
    }

    /** For several lines: line breaks and tabs stay; spans of kind MARK where something was made visible. */
    public static StyledText lines(String text) {
        return lines(StyledText.plain(text));
    }

    /**
     * Like {@link #lines(String)} for a text that is coloured already: its spans move with their text and are split
     * by the
     * marks inside. Every mark has a span of its own, so that {@link #original} can take it back.
     */
    public static StyledText lines(StyledText styled) {
        String text = styled.text();
        int from = firstHidden(text, false);
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
            if (c != '\n' && c != '\t' && hides(c)) {
                writer.copy(copied, i, out.length() - copied);
                out.append(text, copied, i);
                int start = out.length();
                if (c == '\r' && next < text.length() && text.charAt(next) == '\n') {
                    out.append(CARRIAGE_RETURN);
                } else {
                    appendMark(out, c);
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

    /** The character that a mark made by {@link #lines(String)} stands for. */
    public static String original(String mark) {
        if (mark.equals(CARRIAGE_RETURN)) {
            return "\r";
        }
        return Character.toString(Integer.parseInt(mark, 3, mark.length() - 1, 16));
    }

    private static int firstHidden(String text, boolean breaksToo) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x7f ? c < 0x20 && (breaksToo || (c != '\n' && c != '\t')) : c < 0xa0 || c == 0xad) {
                return i;
            }
            if (c >= 0x300) {
                int codePoint = text.codePointAt(i);
                if (hides(codePoint)) {
                    return i;
                }
                i += Character.charCount(codePoint) - 1;
            }
        }
        return length;
    }

    private static void appendMark(StringBuilder out, int c) {
        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        out.append(OPEN).append("U+").repeat('0', Math.max(0, 4 - hex.length())).append(hex).append('⟩');
    }

    /**
     * Controls, lone surrogates, and what Unicode calls default-ignorable: drawn as nothing or turning others around.
     */
    private static boolean hides(int c) {
        if (c < 0x300) {
            return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad;
        }
        if ((c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xfff0 && c <= 0xfff8) || (c >= 0xe0000 && c <= 0xe0fff)) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.FORMAT -> !isVisibleFormat(c);
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> switch (c) {
                // Joiners, fillers and vowels without a shape, Mongolian variation selectors, a reserved ignorable.
                case 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180c, 0x180d, 0x180f, 0x2065, 0x3164, 0xffa0 ->
                        true;
                default -> false;
            };
        };
    }

    /** Format characters that have a shape: the prepended marks of Arabic, Syriac and Kaithi. */
    private static boolean isVisibleFormat(int c) {
        return (c >= 0x600 && c <= 0x605)
                || c == 0x6dd
                || c == 0x70f
                || c == 0x890
                || c == 0x891
                || c == 0x8e2
                || c == 0x110bd
                || c == 0x110cd;
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

        /** The parts of spans that lie in [from, to), shifted. Calls go forward. */
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
