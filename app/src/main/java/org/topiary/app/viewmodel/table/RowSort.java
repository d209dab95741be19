// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

/** The order of the rows. Rows without a value are last in both directions. */
public record RowSort(Column column, boolean descending) {
    public static final RowSort BY_TOPIC = new RowSort(Column.TOPIC, false);

    /** The order after a click on the title of a column. */
    RowSort clicked(Column title) {
        return new RowSort(title, title.equals(column) && !descending);
    }
}
