// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a message. Immutable; any thread.
 *
 * @param position of the message
 * @param timeNanos of its arrival, ns since the epoch; 0 if it has left the log
 * @param ids the ids of the paths, see {@link Paths}, in the order sent
 * @param cells one for each id
 */
record TopicCells(long position, long timeNanos, List<Integer> ids, List<Cell> cells) {
    private static final int BYTES = 80;
    private static final int CELL_BYTES = 96;

    TopicCells {
        ids = List.copyOf(ids);
        cells = List.copyOf(cells);
    }

    /** The value with a path; the last one of several. Null if the message has none. */
    @Nullable
    Cell cell(int id) {
        for (int i = ids.size() - 1; i >= 0; i--) {
            if (ids.get(i) == id) {
                return cells.get(i);
            }
        }
        return null;
    }

    /** The memory that it takes, about. */
    long bytes() {
        long bytes = BYTES;
        for (Cell cell : cells) {
            bytes += CELL_BYTES + 2L * cell.text().length();
        }
        return bytes;
    }
}
