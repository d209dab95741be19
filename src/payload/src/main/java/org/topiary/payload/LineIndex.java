// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.Arrays;

/** An index of the line starts of a large text; lines are created on demand. Long lines are wrapped. */
public final class LineIndex {
    private static final int MAX_LINE = 400;

    private final String text;
    private int[] starts = new int[1024];
    private int count;

    public LineIndex(String text) {
        this(text, MAX_LINE);
    }

    /** @param maxLine number of characters after which a line is wrapped, at least 2 */
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
        int end = end(index);
        boolean broken = end > starts[index] && text.charAt(end - 1) == '\n';
        return VisibleText.line(text.substring(starts[index], broken ? end - 1 : end));
    }

    /** The offset of a line's first char in the text. */
    public int start(int line) {
        return starts[line];
    }

    /** The offset after a line's last char, including its line break. */
    public int end(int line) {
        return line + 1 < count ? starts[line + 1] : text.length();
    }

    /**
     * Number of chars that the first {@code length} chars of a line take in {@link #line}, where hidden ones have
     * marks.
     */
    public int visibleLength(int line, int length) {
        return VisibleText.line(text.substring(starts[line], starts[line] + length))
                .length();
    }

    /** The line that contains the char at an offset. */
    public int lineAt(int offset) {
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
