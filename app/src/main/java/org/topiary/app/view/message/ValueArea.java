// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.IndexRange;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.util.UndoUtils;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.viewmodel.message.DisplayText;
import org.topiary.app.viewmodel.message.TextRange;
import org.topiary.app.viewmodel.message.ValueContent;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;
import org.topiary.payload.TextDiff.Change;

/**
 * A read-only text that is replaced only where it changed, so that scroll position and selection remain while the value
 * changes. Copying yields the original text, without the marks that stand for special characters.
 */
final class ValueArea extends CodeArea {
    private StyledText shown = StyledText.plain("");
    private List<Line> lines = List.of(new Line("", List.of(), List.of(), Change.SAME));

    /** A line with its spans and search matches, with offsets from the start of the line. */
    private record Line(String text, List<Span> spans, List<TextRange> found, Change change) {}

    ValueArea() {
        setEditable(false);
        setWrapText(true);
        setUndoManager(UndoUtils.noOpUndoManager());
        setAccessibleText(Texts.get("message.value"));
        PanelKeys.tabLeaves(this);
        getStyleClass().add("value-area");
    }

    void show(ValueContent.Text content) {
        List<Line> next = split(content);
        shown = content.text();
        int shorter = Math.min(lines.size(), next.size());
        int start = 0;
        while (start < shorter - 1 && lines.get(start).equals(next.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - 1 - start && lines.get(lines.size() - 1 - end).equals(next.get(next.size() - 1 - end))) {
            end++;
        }
        int oldEnd = lines.size() - end;
        List<Line> changed = next.subList(start, next.size() - end);
        if (!lines.subList(start, oldEnd).equals(changed)) {
            replaceLines(start, oldEnd, changed);
        }
        lines = next;
        if (!content.found().isEmpty()) {
            moveTo(content.found().getFirst().start());
            requestFollowCaret();
        }
    }

    private void replaceLines(int from, int to, List<Line> changed) {
        IndexRange selected = getSelection();
        int start = getAbsolutePosition(from, 0);
        int end = getAbsolutePosition(to - 1, getParagraphLength(to - 1));
        ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> document = document(changed);
        int grown = document.length() - (end - start);
        replace(start, end, document);
        if (from == 0 && to == lines.size() && selected.getLength() == 0) {
            moveTo(0);
            requestFollowCaret();
        } else {
            selectRange(moved(selected.getStart(), start, end, grown), moved(selected.getEnd(), start, end, grown));
        }
    }

    private static int moved(int position, int start, int end, int grown) {
        if (position <= start) {
            return position;
        }
        return position >= end ? position + grown : Math.min(position, end + Math.min(0, grown));
    }

    private static ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> document(List<Line> lines) {
        ReadOnlyStyledDocumentBuilder<Collection<String>, String, Collection<String>> builder =
                new ReadOnlyStyledDocumentBuilder<>(SegmentOps.styledTextOps(), List.of());
        for (Line line : lines) {
            Collection<String> paragraph = line.change == Change.SAME ? List.of() : List.of(style(line.change));
            if (line.spans.isEmpty() && line.found.isEmpty()) {
                builder.addParagraph(line.text, List.of(), paragraph);
            } else {
                builder.addParagraph(line.text, styles(line), paragraph);
            }
        }
        return builder.build();
    }

    private static StyleSpans<Collection<String>> styles(Line line) {
        StyleSpansBuilder<Collection<String>> styles = new StyleSpansBuilder<>(line.spans.size() * 2 + 1);
        int span = 0;
        int found = 0;
        int at = 0;
        while (at < line.text.length()) {
            int to = line.text.length();
            List<String> classes = new ArrayList<>(2);
            while (span < line.spans.size() && line.spans.get(span).end() <= at) {
                span++;
            }
            if (span < line.spans.size()) {
                Span next = line.spans.get(span);
                to = Math.min(to, next.start() > at ? next.start() : next.end());
                if (next.start() <= at) {
                    classes.add(style(next.kind()));
                }
            }
            while (found < line.found.size() && line.found.get(found).end() <= at) {
                found++;
            }
            if (found < line.found.size()) {
                TextRange next = line.found.get(found);
                to = Math.min(to, next.start() > at ? next.start() : next.end());
                if (next.start() <= at) {
                    classes.add("found");
                }
            }
            styles.add(List.copyOf(classes), to - at);
            at = to;
        }
        return styles.create();
    }

    private static List<Line> split(ValueContent.Text content) {
        String text = content.text().text();
        List<Span> spans = content.coloured() ? content.text().spans() : List.of();
        List<Line> lines = new ArrayList<>();
        int span = 0;
        int start = 0;
        while (start <= text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            List<Span> inside = new ArrayList<>();
            while (span < spans.size() && spans.get(span).start() < end) {
                Span s = spans.get(span++);
                if (s.kind() != Kind.PUNCTUATION) {
                    inside.add(new Span(s.start() - start, Math.min(s.end(), end) - start, s.kind()));
                }
            }
            Change change =
                    lines.size() < content.changes().size() ? content.changes().get(lines.size()) : Change.SAME;
            List<TextRange> found = TextRange.within(content.found(), start, end);
            lines.add(new Line(text.substring(start, end), inside, found, change));
            start = end + 1;
        }
        return lines;
    }

    private static String style(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void copy() {
        IndexRange range = getSelection();
        if (range.getLength() > 0) {
            Clip.copy(DisplayText.original(shown, range.getStart(), range.getEnd()));
        }
    }
}
