// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.topiary.app.viewmodel.Texts;
import org.topiary.payload.ByteSize;
import org.topiary.payload.HexDump;
import org.topiary.payload.JsonText;
import org.topiary.payload.PayloadFormat;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Span;
import org.topiary.payload.TextDiff;
import org.topiary.payload.TextDiff.Change;
import org.topiary.payload.VisibleText;

/** Makes what the value area shows out of payloads. Pure and slow: for any thread but that of the screen. */
final class ValueRenderer {
    /** Characters that are shown at first; more on demand, and then without layout. */
    static final int MAX_SHOWN = 1 << 20;

    /** Longer texts are not coloured. */
    static final int MAX_COLOURED = 256 * 1024;

    /** Bytes of a payload that are compared as hex. */
    private static final int MAX_HEX_COMPARED = 64 * 1024;

    private ValueRenderer() {}

    /**
     * One payload.
     *
     * @param all whether to show it whole however large
     */
    static ValueContent value(byte[] payload, PayloadFormat format, boolean all) {
        if (payload.length == 0) {
            return new ValueContent.Nothing(Texts.get("message.emptyPayload"));
        }
        if (format == PayloadFormat.HEX) {
            HexDump dump = new HexDump(payload);
            return new ValueContent.Lines(dump.lineCount(), dump::line, "");
        }
        StyledText json = format == PayloadFormat.JSON ? JsonText.pretty(payload) : null;
        StyledText text = json != null ? json : StyledText.plain(new String(payload, StandardCharsets.UTF_8));
        String note = json == null && format == PayloadFormat.JSON ? notJson(text.text()) : "";
        if (text.text().length() <= MAX_SHOWN) {
            return text(text, List.of(), note, false);
        }
        if (all) {
            LineIndex lines = new LineIndex(text.text());
            return new ValueContent.Lines(lines.count(), lines::line, note);
        }
        long total = json == null ? payload.length : text.text().length();
        return text(beginning(text), List.of(), Texts.get("message.cut", ByteSize.text(MAX_SHOWN), ByteSize.text(total)), true);
    }

    /** What differs between two payloads, line by line. */
    static ValueContent difference(byte[] before, byte[] after, PayloadFormat format) {
        StringBuilder out = new StringBuilder();
        List<Change> changes = new ArrayList<>();
        boolean differs = false;
        boolean cut = false;
        for (TextDiff.Line line : TextDiff.of(comparable(before, format), comparable(after, format))) {
            if (out.length() > MAX_SHOWN) {
                cut = true;
                break;
            }
            differs |= line.change() != Change.SAME;
            String sign =
                    switch (line.change()) {
                        case SAME -> "  ";
                        case ADDED -> "+ ";
                        case REMOVED -> "- ";
                    };
            // A very long line becomes several here already, so that each of them carries its sign.
            for (int from = 0; from == 0 || from < line.text().length(); ) {
                int to = Math.min(line.text().length(), from + DisplayText.MAX_LINE / 2);
                if (to < line.text().length() && Character.isLowSurrogate(line.text().charAt(to))) {
                    to--;
                }
                out.append(changes.isEmpty() ? "" : "\n").append(sign).append(line.text(), from, to);
                changes.add(line.change());
                from = Math.max(to, 1);
            }
        }
        String note = cut ? Texts.get("message.differenceCut") : differs ? "" : Texts.get("message.noDifference");
        return text(StyledText.plain(out.toString()), changes, note, false);
    }

    private static ValueContent text(StyledText text, List<Change> changes, String note, boolean cut) {
        StyledText visible = VisibleText.lines(text);
        StyledText shown = changes.isEmpty() ? DisplayText.wrapped(visible) : visible;
        return new ValueContent.Text(shown, changes, shown.text().length() <= MAX_COLOURED, note, cut);
    }

    private static String comparable(byte[] payload, PayloadFormat format) {
        if (format == PayloadFormat.HEX) {
            HexDump dump = new HexDump(payload);
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < Math.min(dump.lineCount(), MAX_HEX_COMPARED / 16); i++) {
                lines.append(i == 0 ? "" : "\n").append(dump.line(i));
            }
            return lines.toString();
        }
        StyledText json = format == PayloadFormat.JSON ? JsonText.pretty(payload) : null;
        return json != null ? json.text() : new String(payload, StandardCharsets.UTF_8);
    }

    private static String notJson(String text) {
        // The sentence is null only for JSON that could not be indented: too deep, or too long for it.
        return Texts.get("message.notJson", Objects.requireNonNullElse(JsonText.problem(text), ""));
    }

    private static StyledText beginning(StyledText text) {
        int end = Character.isLowSurrogate(text.text().charAt(MAX_SHOWN)) ? MAX_SHOWN - 1 : MAX_SHOWN;
        List<Span> spans = text.spans().stream()
                .filter(span -> span.start() < end)
                .map(span -> new Span(span.start(), Math.min(span.end(), end), span.kind()))
                .toList();
        return new StyledText(text.text().substring(0, end), spans);
    }
}
