// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

/**
 * A column that the user can show.
 *
 * @param rows number of messages that have the field, of those that were decoded
 * @param numbers in how many of them it is a number
 * @param longest its longest value
 */
public record OfferedColumn(Column column, int rows, int numbers, String longest) {
    /** Whether its values are aligned as numbers are. */
    public boolean isNumeric() {
        return 2 * numbers > rows;
    }
}
