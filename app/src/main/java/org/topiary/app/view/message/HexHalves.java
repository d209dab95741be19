// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.topiary.app.viewmodel.message.TextRange;
import org.topiary.payload.HexDump;

/** The lines of a hex dump as two lines of half as many bytes each, for a narrow pane. */
final class HexHalves {
    private static final int BYTES = HexDump.WIDTH / 2;
    private static final int DIGITS = HexDump.digits(0);
    private static final int CHARACTERS = DIGITS + 3 * BYTES + 1;
    private static final int OFFSET_DIGITS = 8;

    private HexHalves() {}

    /** Whether a line is one of a hex dump, and not of a text that is shown where there are no bytes. */
    static boolean isDump(String line) {
        return line.length() > HexDump.character(0)
                && line.chars().limit(OFFSET_DIGITS).allMatch(HexFormat::isHexDigit)
                && line.substring(OFFSET_DIGITS, DIGITS).isBlank();
    }

    /** The number of halves. The last line has one where it has no byte in the second. */
    static int count(int lines, String last) {
        return lines == 0 ? 0 : 2 * lines - (last.length() > HexDump.character(BYTES) ? 0 : 1);
    }

    /**
     * One half of a line.
     *
     * @param half 0 for the first bytes, 1 for the others
     */
    static String line(String whole, int half) {
        int offset = HexFormat.fromHexDigits(whole, 0, OFFSET_DIGITS) + half * BYTES;
        int digits = HexDump.digits(half * BYTES);
        int from = Math.min(HexDump.character(half * BYTES), whole.length());
        int to = Math.min(HexDump.character(half * BYTES) + BYTES, whole.length());
        return HexFormat.of().toHexDigits(offset) + "  " + whole.substring(digits, digits + 3 * BYTES) + " "
                + whole.substring(from, to);
    }

    /** Where parts of a line are in one half of it, in the same order. */
    static List<TextRange> ranges(List<TextRange> whole, int half) {
        List<TextRange> ranges = new ArrayList<>();
        for (TextRange range : whole) {
            add(ranges, range, HexDump.digits(half * BYTES), 3 * BYTES - 1, DIGITS);
            add(ranges, range, HexDump.character(half * BYTES), BYTES, CHARACTERS);
        }
        return ranges;
    }

    private static void add(List<TextRange> ranges, TextRange range, int column, int width, int shownAt) {
        int from = Math.max(range.start(), column);
        int to = Math.min(range.end(), column + width);
        if (from < to) {
            ranges.add(new TextRange(from - column + shownAt, to - column + shownAt));
        }
    }

    /** The column of the line that is at a column of one of its halves. */
    static int column(int column, int half) {
        return column < CHARACTERS
                ? column - DIGITS + HexDump.digits(half * BYTES)
                : column - CHARACTERS + HexDump.character(half * BYTES);
    }
}
