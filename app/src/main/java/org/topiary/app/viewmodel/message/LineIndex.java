// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.Arrays;
import java.util.List;
import org.topiary.payload.VisibleText;

/** Where the lines of a large text begin; a line is made when it is looked at. Long lines continue on the next. */
public final class LineIndex {
    private static final int MAX_LINE = 400;

    private final String text;
    private int[] starts = new int[1024];
    private int count;

    public LineIndex(String text) {
        this(text, MAX_LINE);
    }

    /** @param maxLine characters after which a line continues on the next, from 2 */
    public LineIndex(String text, int maxLine) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            add(at);
            int newline = text.indexOf('\n', at);
            int end = newline < 0 ? text.length() : newline + 1;
            if (end - at > maxLine) {
                end = at + maxLine - (Character.isLowSurrogate(text.charAt(at + maxLine)) ? 1 : 0);
            }
            at = end;
        }
    }

    public int count() {
        return count;
    }

    public String line(int index) {
        int end = index + 1 < count ? starts[index + 1] : text.length();
        boolean broken = end > starts[index] && text.charAt(end - 1) == '\n';
        return VisibleText.line(text.substring(starts[index], broken ? end - 1 : end));
    }

    /** Parts of the text as they stand in its lines. */
    ValueContent.FoundLines found(List<TextRange> ranges) {
        return ranges.isEmpty()
                ? ValueContent.FoundLines.NONE
                : new ValueContent.FoundLines(
                        line -> inLine(line, ranges), lineAt(ranges.getFirst().start()));
    }

    private List<TextRange> inLine(int line, List<TextRange> ranges) {
        int from = starts[line];
        int to = line + 1 < count ? starts[line + 1] : text.length();
        // Marks for what hides move what follows them.
        return TextRange.within(ranges, from, to).stream()
                .map(part -> new TextRange(visibleLength(from, part.start()), visibleLength(from, part.end())))
                .toList();
    }

    private int visibleLength(int from, int length) {
        return VisibleText.line(text.substring(from, from + length)).length();
    }

    private int lineAt(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found : -found - 2;
    }

    private void add(int start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = start;
    }
}
