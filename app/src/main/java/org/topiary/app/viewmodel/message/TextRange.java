// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text.
 *
 * @param start index of its first char
 * @param end index after its last char
 */
public record TextRange(int start, int end) {
    /** The parts of ranges, ascending, within [from, to), relative to {@code from}. */
    public static List<TextRange> within(List<TextRange> ranges, int from, int to) {
        List<TextRange> inside = new ArrayList<>();
        for (int i = firstEndingAfter(ranges, from); i < ranges.size() && ranges.get(i).start < to; i++) {
            TextRange range = ranges.get(i);
            inside.add(new TextRange(Math.max(range.start, from) - from, Math.min(range.end, to) - from));
        }
        return inside;
    }

    private static int firstEndingAfter(List<TextRange> ranges, int place) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).end > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
