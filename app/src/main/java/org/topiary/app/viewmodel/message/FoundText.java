// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.topiary.core.search.PayloadPattern;
import org.topiary.payload.HexDump;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;

/**
 * Finds the matches of a search in a payload, and maps them to the displayed text. Finds the first {@link #MAX}
 * matches, without overlaps. Pure and slow; not for the JavaFX application thread.
 */
final class FoundText {
    static final int MAX = 10_000;

    private final byte[] payload;
    private final int length;
    /** Byte offsets, ascending. */
    private final int[] starts;

    /** @param pattern null for no matches */
    FoundText(byte[] payload, @Nullable PayloadPattern pattern) {
        this.payload = payload;
        this.length = pattern == null ? 0 : pattern.length();
        this.starts = pattern == null ? new int[0] : starts(payload, pattern);
    }

    private static int[] starts(byte[] payload, PayloadPattern pattern) {
        int[] starts = new int[16];
        int count = 0;
        for (int at = pattern.indexIn(payload, 0);
                at >= 0 && count < MAX;
                at = pattern.indexIn(payload, at + pattern.length())) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at;
        }
        return Arrays.copyOf(starts, count);
    }

    /** The matches in the lines of a {@link HexDump}: as digits and as characters. */
    ValueContent.FoundLines inHex() {
        if (starts.length == 0) {
            return ValueContent.FoundLines.NONE;
        }
        List<TextRange> bytes = Arrays.stream(starts)
                .mapToObj(start -> new TextRange(start, start + length))
                .toList();
        return new ValueContent.FoundLines(line -> inHexLine(bytes, line), starts[0] / HexDump.WIDTH);
    }

    private static List<TextRange> inHexLine(List<TextRange> bytes, int line) {
        List<TextRange> part = TextRange.within(bytes, line * HexDump.WIDTH, (line + 1) * HexDump.WIDTH);
        return Stream.concat(
                        part.stream()
                                .map(range -> new TextRange(
                                        HexDump.digits(range.start()), HexDump.digits(range.end() - 1) + 2)),
                        part.stream()
                                .map(range -> new TextRange(
                                        HexDump.character(range.start()), HexDump.character(range.end() - 1) + 1)))
                .toList();
    }

    /**
     * The matches in the payload as UTF-8 text, in chars. A match that starts or ends inside a character includes all
     * of it.
     */
    List<TextRange> inText() {
        List<TextRange> ranges = new ArrayList<>(starts.length);
        int bytes = 0;
        int chars = 0;
        for (int start : starts) {
            int from = characterStart(start);
            int to = Math.max(from, characterEnd(start + length));
            if (from < bytes) {
                continue;
            }
            chars += chars(bytes, from);
            int end = chars + chars(from, to);
            ranges.add(new TextRange(chars, end));
            bytes = to;
            chars = end;
        }
        return ranges;
    }

    private int chars(int from, int to) {
        return new String(payload, from, to - from, StandardCharsets.UTF_8).length();
    }

    private int characterStart(int at) {
        int start = at;
        while (start > 0 && at - start < 3 && isInside(start)) {
            start--;
        }
        return start;
    }

    private int characterEnd(int at) {
        int end = at;
        while (end < payload.length && end - at < 3 && isInside(end)) {
            end++;
        }
        return end;
    }

    private boolean isInside(int at) {
        return (payload[at] & 0xc0) == 0x80;
    }

    /**
     * The matches in the same JSON document indented, in chars: only the whitespace between tokens, and remarks, differ
     * from the payload.
     */
    List<TextRange> inIndented(StyledText indented) {
        return starts.length == 0
                ? List.of()
                : inIndented(
                        inText(),
                        new String(payload, StandardCharsets.UTF_8),
                        indented.text(),
                        indented.spans().stream()
                                .filter(span -> span.kind() == Kind.REMARK)
                                .iterator());
    }

    private static List<TextRange> inIndented(
            List<TextRange> ranges, String compact, String indented, Iterator<Span> remarks) {
        List<TextRange> moved = new ArrayList<>(ranges.size());
        int from = 0;
        int to = 0;
        Span remark = remarks.hasNext() ? remarks.next() : null;
        for (TextRange range : ranges) {
            int start = -1;
            int end = -1;
            while (from < range.end() && to < indented.length()) {
                if (remark != null && to == remark.start()) {
                    to = remark.end();
                    remark = remarks.hasNext() ? remarks.next() : null;
                    continue;
                }
                char c = compact.charAt(from);
                if (c == indented.charAt(to)) {
                    if (from >= range.start()) {
                        start = start < 0 ? to : start;
                        end = to + 1;
                    }
                    from++;
                    to++;
                } else if (Character.isWhitespace(indented.charAt(to))) {
                    to++;
                } else if (Character.isWhitespace(c)) {
                    from++;
                } else {
                    return moved;
                }
            }
            if (start >= 0) {
                moved.add(new TextRange(start, end));
            }
        }
        return moved;
    }

    /**
     * Maps ranges of a text to the displayed text, which has marks for hidden characters and breaks in long lines.
     *
     * @param shown the text with a span of kind MARK for each mark; may be only the beginning of the text
     */
    static List<TextRange> toDisplayed(List<TextRange> ranges, StyledText shown) {
        List<Span> marks =
                shown.spans().stream().filter(span -> span.kind() == Kind.MARK).toList();
        List<TextRange> moved = new ArrayList<>(ranges.size());
        int next = 0;
        // The difference in length between displayed and original text up to the marks passed so far.
        int added = 0;
        for (TextRange range : ranges) {
            while (next < marks.size() && textEnd(shown, marks.get(next), added) <= range.start()) {
                added += grown(shown, marks.get(next++));
            }
            int start = range.start() + added;
            if (next < marks.size() && marks.get(next).start() < start) {
                start = marks.get(next).start();
            }
            while (next < marks.size() && marks.get(next).start() - added < range.end()) {
                added += grown(shown, marks.get(next++));
            }
            int end = Math.min(range.end() + added, shown.text().length());
            if (start < end) {
                moved.add(new TextRange(start, end));
            }
        }
        return moved;
    }

    /** The end, in the original text, of the part that a mark stands for. */
    private static int textEnd(StyledText shown, Span mark, int added) {
        return mark.end() - added - grown(shown, mark);
    }

    private static int grown(StyledText shown, Span mark) {
        String text = shown.text().substring(mark.start(), mark.end());
        return text.length() - DisplayText.original(text).length();
    }
}
