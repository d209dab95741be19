// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.core.search.PayloadPattern;
import org.topiary.payload.ByteSize;
import org.topiary.payload.LineIndex;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;
import org.topiary.payload.TextDiff.Change;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.words.PayloadProblems;

/** Renders payloads as content for the value area. Pure and slow; not for the JavaFX application thread. */
final class ValueRenderer {
    /** Maximum number of characters shown at first; more on request, and then without layout. */
    static final int MAX_SHOWN = 1 << 20;

    /** Maximum number of lines shown at first: laying out a line takes 20 µs, which adds up to a noticeable delay. */
    static final int MAX_LINES = 5_000;

    /** Longer texts are not coloured. */
    static final int MAX_COLOURED = 256 * 1024;

    private ValueRenderer() {}

    /**
     * Renders one payload.
     *
     * @param decoded the payload, decoded
     * @param all whether to show it in full, however large
     * @param searched the pattern to mark; if the first match is beyond the beginning of a large value, the value is
     *     shown in full. Null for none
     */
    static ValueContent value(byte[] payload, Decoded decoded, boolean all, @Nullable PayloadPattern searched) {
        if (payload.length == 0) {
            return new ValueContent.Nothing(Texts.get("message.emptyPayload"));
        }
        byte[] bytes = decoded.unwrapped().orElse(payload);
        StyledText text = decoded.text().orElse(null);
        String note = PayloadProblems.sentences(decoded.problems());
        if (text == null) {
            return bytes(bytes, note, searched);
        }
        FoundText found = new FoundText(bytes, searched);
        List<TextRange> ranges = found.inIndented(text);
        // Marks lengthen a text with many hidden characters.
        StyledText visible = VisibleText.lines(beginning(text));
        int end = end(text.text());
        if (end == text.text().length() && visible.text().length() <= MAX_SHOWN) {
            return text(visible, ranges, note, false);
        }
        long total = Math.max(payload.length, text.text().length());
        String sentence = end < Math.min(MAX_SHOWN - 1, text.text().length())
                ? Texts.get("message.cutLines", MAX_LINES, ByteSize.text(total))
                : Texts.get("message.cut", ByteSize.text(MAX_SHOWN), ByteSize.text(total));
        ValueContent.Text beginning = text(beginning(visible), ranges, joined(note, sentence), true);
        if (all || (beginning.found().isEmpty() && !ranges.isEmpty())) {
            // Its lines are copied as they are.
            StyledText plain = text.withoutRemarks();
            LineIndex lines = new LineIndex(plain.text());
            return new ValueContent.Lines(
                    lines.count(), lines::line, note, ValueContent.FoundLines.of(lines, found.inIndented(plain)));
        }
        return beginning;
    }

    /** Bytes as hex, with the pattern marked. */
    static ValueContent.Lines bytes(byte[] bytes, String note, @Nullable PayloadPattern searched) {
        BytesAsLines lines = BytesAsLines.of(bytes);
        return new ValueContent.Lines(lines.count(), lines::line, note, new FoundText(bytes, searched).inHex());
    }

    private static ValueContent.Text text(StyledText visible, List<TextRange> ranges, String note, boolean cut) {
        StyledText shown = DisplayText.wrapped(visible);
        return new ValueContent.Text(
                shown, List.of(), isColoured(shown), note, cut, FoundText.toDisplayed(ranges, shown));
    }

    /** A text that consists of changed and unchanged lines. */
    static ValueContent difference(StyledText visible, List<Change> changes, String note) {
        return new ValueContent.Text(visible, changes, isColoured(visible), note, false, List.of());
    }

    private static boolean isColoured(StyledText shown) {
        return shown.text().length() <= MAX_COLOURED;
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + " " + second;
    }

    /** The end of the part of a text that is shown at first. */
    private static int end(String text) {
        int end = -1;
        for (int line = 0; line < MAX_LINES; line++) {
            end = text.indexOf('\n', end + 1);
            if (end < 0 || end > MAX_SHOWN) {
                int most = Math.min(MAX_SHOWN, text.length());
                return most < text.length() && Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
            }
        }
        return end;
    }

    /** The part of a text that is shown at first, without splitting a mark. */
    private static StyledText beginning(StyledText text) {
        int last = end(text.text());
        if (last == text.text().length()) {
            return text;
        }
        int end = text.spans().stream()
                .filter(span -> span.kind() == Kind.MARK && span.start() < last && span.end() > last)
                .mapToInt(Span::start)
                .findFirst()
                .orElse(last);
        List<Span> spans = text.spans().stream()
                .filter(span -> span.start() < end)
                .map(span -> new Span(span.start(), Math.min(span.end(), end), span.kind()))
                .toList();
        return new StyledText(text.text().substring(0, end), spans);
    }
}
