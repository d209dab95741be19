// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.Arrays;

import org.topiary.payload.VisibleText;

/** Where the lines of a large text begin; a line is made when it is looked at. Long lines continue on the next. */
final class LineIndex {
    private static final int MAX_LINE = 400;

    private final String text;
    private int[] starts = new int[1024];
    private int count;

    LineIndex(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            add(at);
            int newline = text.indexOf('\n', at);
            int end = newline < 0 ? text.length() : newline + 1;
            if (end - at > MAX_LINE) {
                end = at + MAX_LINE - (Character.isLowSurrogate(text.charAt(at + MAX_LINE)) ? 1 : 0);
            }
            at = end;
        }
    }

    int count() {
        return count;
    }

    String line(int index) {
        int end = index + 1 < count ? starts[index + 1] : text.length();
        boolean broken = end > starts[index] && text.charAt(end - 1) == '\n';
        return VisibleText.line(text.substring(starts[index], broken ? end - 1 : end));
    }

    private void add(int start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = start;
    }
}
