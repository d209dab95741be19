// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import org.topiary.app.viewmodel.message.TextRange;
import org.topiary.payload.HexDump;
import org.topiary.payload.decode.Field.Range;

/** Where bytes are in the lines of a hex dump. */
final class HexMarks {
    private HexMarks() {}

    /** The parts of a line that show bytes of a range: their digits, and the same bytes as characters. */
    static List<TextRange> of(Range range, int line) {
        int first = line * HexDump.WIDTH;
        int from = Math.max(range.start(), first) - first;
        int to = Math.min(range.end(), first + HexDump.WIDTH) - first;
        return from >= to
                ? List.of()
                : List.of(
                        new TextRange(HexDump.digits(from), HexDump.digits(to - 1) + 2),
                        new TextRange(HexDump.character(from), HexDump.character(to - 1) + 1));
    }

    /** The offset of the byte at a column of a line; -1 if there is none. */
    static int byteAt(int line, int column) {
        for (int i = 0; i < HexDump.WIDTH; i++) {
            int digits = HexDump.digits(i);
            if ((column >= digits && column <= digits + 2) || column == HexDump.character(i)) {
                return line * HexDump.WIDTH + i;
            }
        }
        return -1;
    }

    /** The line of a byte. */
    static int line(int offset) {
        return offset / HexDump.WIDTH;
    }
}
