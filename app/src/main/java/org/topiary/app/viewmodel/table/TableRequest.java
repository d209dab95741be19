// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.PastMoment;

/**
 * What the table is to show.
 *
 * @param grouping null for the one that fits the branch
 * @param filter what a cell of each row contains, ignoring case; empty for all rows
 * @param columns that are shown and searched by the filter; the topic always is
 * @param visible the nodes of the rows in sight
 * @param kept the rows in their present order, from which they must not move; null if they may
 * @param moment null for the present
 */
record TableRequest(
        @Nullable Grouping grouping,
        RowSort sort,
        String filter,
        List<Column> columns,
        Set<Integer> visible,
        @Nullable List<TableRow> kept,
        @Nullable PastMoment moment) {}
