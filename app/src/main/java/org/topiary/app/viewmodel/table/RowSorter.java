// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.topiary.core.rows.NaturalOrder;

/**
 * Sorts rows by a column: numbers by size, then texts as people expect, then rows without a value. Rows with equal
 * values stay in the order of their names.
 */
final class RowSorter {
    private static final Comparator<Cell> CELLS = Comparator.<Cell>comparingInt(
                    cell -> Double.isNaN(cell.number()) ? 1 : 0)
            .thenComparingDouble(Cell::number)
            .thenComparing(Cell::text, NaturalOrder::compare);

    private final BiFunction<TableRow, Column, @Nullable Cell> cell;
    private final ToLongFunction<TableRow> timeNanos;

    /**
     * @param cell the value of a row in a column; null for none
     * @param timeNanos when the newest message of a row arrived
     */
    RowSorter(BiFunction<TableRow, Column, @Nullable Cell> cell, ToLongFunction<TableRow> timeNanos) {
        this.cell = cell;
        this.timeNanos = timeNanos;
    }

    /** A value that does not change while rows are sorted. */
    private record Keyed(TableRow row, @Nullable Cell cell, long time) {}

    /** @param rows by name */
    List<TableRow> sorted(List<TableRow> rows, RowSort sort) {
        if (sort.column().kind() == Column.Kind.TOPIC) {
            return sort.descending() ? rows.reversed() : rows;
        }
        boolean fields = sort.column().kind() == Column.Kind.FIELD;
        List<Keyed> keyed = new ArrayList<>(rows.size());
        for (TableRow row : rows) {
            keyed.add(
                    fields
                            ? new Keyed(row, cell.apply(row, sort.column()), 0)
                            : new Keyed(row, null, timeNanos.applyAsLong(row)));
        }
        keyed.sort(fields ? byCell(sort.descending()) : byAge(sort.descending()));
        return keyed.stream().map(Keyed::row).toList();
    }

    private static Comparator<Keyed> byCell(boolean descending) {
        Comparator<Cell> order = descending ? CELLS.reversed() : CELLS;
        return Comparator.comparing(Keyed::cell, Comparator.nullsLast(order));
    }

    /** The youngest first, unless it is the other way round. */
    private static Comparator<Keyed> byAge(boolean descending) {
        Comparator<Keyed> oldest = Comparator.comparingLong(Keyed::time);
        return Comparator.<Keyed, Boolean>comparing(keyed -> keyed.time == 0)
                .thenComparing(descending ? oldest : oldest.reversed());
    }
}
