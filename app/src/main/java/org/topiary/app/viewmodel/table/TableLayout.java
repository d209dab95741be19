// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.List;

/**
 * How the user left the table of a branch.
 *
 * @param columns the fields shown, in order, if the user chose them; empty for those that fit
 */
record TableLayout(RowSort sort, boolean chosen, List<ShownColumn> columns) {
    static final TableLayout INITIAL = new TableLayout(RowSort.BY_TOPIC, false, List.of());

    TableLayout {
        columns = List.copyOf(columns);
    }
}
