// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.List;

/**
 * The rows of the table, and what else is known about the branch. Immutable.
 *
 * @param grouping what the rows are
 * @param groupable whether some level has several topics, so that there is a choice
 * @param rows those that match the filter, in order
 * @param all number of rows without the filter
 * @param topicsLeft number of topics for which there is no room
 * @param unread number of topics whose values are not known, because there is no memory for them
 * @param columns those with the most rows first
 * @param columnsLeft whether there are more columns than can be offered
 * @param nanos how long it took to make
 */
public record TableSnapshot(
        Grouping grouping,
        boolean groupable,
        List<TableRow> rows,
        int all,
        long topicsLeft,
        int unread,
        List<OfferedColumn> columns,
        boolean columnsLeft,
        long nanos) {
    static final TableSnapshot EMPTY =
            new TableSnapshot(Grouping.TOPICS, false, List.of(), 0, 0, 0, List.of(), false, 0);
}
