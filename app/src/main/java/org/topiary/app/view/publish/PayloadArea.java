// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.IndexRange;
import javafx.scene.input.Clipboard;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.StyledDocument;
import org.fxmisc.richtext.util.UndoUtils;
import org.jspecify.annotations.Nullable;
import org.topiary.app.ui.Clip;
import org.topiary.app.viewmodel.publish.EditHistory;
import org.topiary.app.viewmodel.publish.PayloadViewModel;
import org.topiary.app.viewmodel.publish.SoftLines;
import org.topiary.payload.StyledText.Span;

/**
 * A text area that breaks long lines for display only, see {@link SoftLines}: with long paragraphs this control takes
 * time and memory quadratic in their length. Every edit is made to the lines first, and then the resulting changes to
 * the control; so soft breaks affect neither copying and undoing nor what is sent.
 */
final class PayloadArea extends CodeArea {
    private final Target target;
    private final EditHistory<State> history = new EditHistory<>();
    private SoftLines lines = SoftLines.of("");
    private String displayed = "";
    private Kind lastKind = Kind.OTHER;

    /** Receives the results of edits. */
    interface Target {
        /** The user changed the text. */
        void edited(String text);

        /** The user inserted text that would make the content too long for this area, which therefore rejected it. */
        void tooLong(String before, String inserted, String after);

        /** The user pasted a file. */
        void file(Path file);
    }

    private record State(SoftLines lines, int caret) {}

    private enum Kind {
        TYPED,
        DELETED,
        OTHER
    }

    @SuppressWarnings("this-escape") // no subclass overrides the methods called here
    PayloadArea(Target target) {
        this.target = target;
        setUndoManager(UndoUtils.noOpUndoManager());
        setWrapText(true);
    }

    /** Shows another text as an undoable edit; does nothing if the text is the same. */
    void show(String text) {
        if (!text.equals(lines.text())) {
            remember(Kind.OTHER);
            show(SoftLines.of(text), 0);
        }
    }

    /**
     * Colours the text if the spans still belong to it. Only the range from the first to the last line with different
     * styles is laid out again: for a keystroke that is one line.
     *
     * @param spans none for a text with soft breaks
     */
    void colour(String text, List<Span> spans) {
        if (text.isEmpty() || !text.equals(lines.text())) {
            return;
        }
        int from = -1;
        int to = -1;
        int start = 0;
        int next = 0;
        for (int line = 0; line < getParagraphs().size(); line++) {
            int end = start + getParagraphLength(line);
            while (next < spans.size() && spans.get(next).end() <= start) {
                next++;
            }
            if (end > start && !styles(spans, next, start, end).equals(getStyleSpans(line))) {
                from = from < 0 ? start : from;
                to = end;
            }
            start = end + 1;
        }
        if (from >= 0) {
            setStyleSpans(from, styles(spans, 0, from, to));
        }
    }

    /** The styles of a range. */
    private static StyleSpans<Collection<String>> styles(List<Span> spans, int first, int start, int end) {
        StyleSpansBuilder<Collection<String>> styles = new StyleSpansBuilder<>();
        int at = start;
        for (int i = first; i < spans.size() && spans.get(i).start() < end; i++) {
            Span span = spans.get(i);
            int spanStart = Math.max(span.start(), at);
            int spanEnd = Math.min(span.end(), end);
            if (spanEnd > spanStart) {
                if (spanStart > at) {
                    styles.add(List.of(), spanStart - at);
                }
                styles.add(List.of(span.kind().name().toLowerCase(Locale.ROOT)), spanEnd - spanStart);
                at = spanEnd;
            }
        }
        if (end > at) {
            styles.add(List.of(), end - at);
        }
        return styles.create();
    }

    @Override
    public void replaceText(int start, int end, String text) {
        edit(start, end, text);
    }

    @Override
    public void replace(
            int start, int end, StyledDocument<Collection<String>, String, Collection<String>> replacement) {
        edit(start, end, replacement.getText());
    }

    private void edit(int start, int end, String inserted) {
        String before = lines.text(0, start);
        String after = lines.text(end, displayed.length());
        if (PayloadViewModel.isTooLong(before, inserted, after)) {
            target.tooLong(before, inserted, after);
            return;
        }
        // The control supports only this line break.
        String text = inserted.replace("\r\n", "\n").replace('\r', '\n');
        remember(kind(start, end, text));
        show(lines.replace(start, end, text), before.length() + text.length());
        target.edited(lines.text());
    }

    private Kind kind(int start, int end, String inserted) {
        boolean atCaret = end == getCaretPosition();
        if (atCaret && start == end && inserted.length() == 1 && !Character.isWhitespace(inserted.charAt(0))) {
            return Kind.TYPED;
        }
        return atCaret && inserted.isEmpty() && end - start <= 2 ? Kind.DELETED : Kind.OTHER;
    }

    private void remember(Kind kind) {
        history.edited(state(), kind != Kind.OTHER && kind == lastKind);
        lastKind = kind;
    }

    private State state() {
        return new State(lines, lines.toText(getCaretPosition()));
    }

    /** Replaces only the range that differs, to avoid laying out the rest again. */
    private void show(SoftLines next, int caret) {
        String shown = next.displayed();
        int shorter = Math.min(shown.length(), displayed.length());
        int same = 0;
        while (same < shorter && shown.charAt(same) == displayed.charAt(same)) {
            same++;
        }
        int sameEnd = 0;
        while (sameEnd < shorter - same
                && shown.charAt(shown.length() - 1 - sameEnd) == displayed.charAt(displayed.length() - 1 - sameEnd)) {
            sameEnd++;
        }
        String changed = shown.substring(same, shown.length() - sameEnd);
        int oldEnd = displayed.length() - sameEnd;
        lines = next;
        displayed = shown;
        super.replace(
                same,
                oldEnd,
                ReadOnlyStyledDocument.fromString(
                        changed, getParagraphStyleForInsertionAt(same), getTextStyleForInsertionAt(same), getSegOps()));
        int position = next.toDisplayed(caret);
        selectRange(position, position);
    }

    @Override
    public void undo() {
        restore(history.undo(state()));
    }

    @Override
    public void redo() {
        restore(history.redo(state()));
    }

    @Override
    public boolean isUndoAvailable() {
        return history.canUndo();
    }

    @Override
    public boolean isRedoAvailable() {
        return history.canRedo();
    }

    private void restore(@Nullable State state) {
        if (state != null) {
            lastKind = Kind.OTHER;
            show(state.lines, state.caret);
            target.edited(lines.text());
        }
    }

    @Override
    public void deletePreviousChar() {
        if (lines.isBreak(getCaretPosition() - 1)) {
            moveTo(getCaretPosition() - 1);
        }
        super.deletePreviousChar();
    }

    @Override
    public void deleteNextChar() {
        if (lines.isBreak(getCaretPosition())) {
            moveTo(getCaretPosition() + 1);
        }
        super.deleteNextChar();
    }

    @Override
    public void moveSelectedText(int position) {
        IndexRange from = getSelection();
        if (position >= from.getStart() && position <= from.getEnd()) {
            moveTo(position);
            return;
        }
        String moved = lines.text(from.getStart(), from.getEnd());
        int to = lines.toText(position) - (position > from.getEnd() ? moved.length() : 0);
        remember(Kind.OTHER);
        SoftLines without = lines.replace(from.getStart(), from.getEnd(), "");
        int place = without.toDisplayed(to);
        show(without.replace(place, place, moved), to + moved.length());
        selectRange(lines.toDisplayedCharacter(to), lines.toDisplayed(to + moved.length()));
        target.edited(lines.text());
    }

    @Override
    public void copy() {
        IndexRange range = getSelection();
        if (range.getLength() > 0) {
            Clip.copy(lines.text(range.getStart(), range.getEnd()));
        }
    }

    @Override
    public void paste() {
        take(Clip.system());
    }

    /** Takes the content of the clipboard or of a drop: one file, or else text that replaces the selection. */
    boolean take(Clipboard clipboard) {
        List<File> files = clipboard.hasFiles() ? clipboard.getFiles() : List.of();
        if (files.size() == 1) {
            target.file(files.getFirst().toPath());
            return true;
        }
        String text = clipboard.hasString() ? clipboard.getString() : null;
        if (text != null) {
            replaceSelection(withoutEnd(text));
            requestFollowCaret();
        }
        return text != null;
    }

    /** Some Windows programs append null characters to copied text. */
    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\0') {
            end--;
        }
        return text.substring(0, end);
    }
}
