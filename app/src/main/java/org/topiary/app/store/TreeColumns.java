// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.store;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.topiary.core.rows.RowOrder;
import org.topiary.core.rows.RowOrder.By;

/**
 * The columns of the topic tree and the order of its rows. A column is identified by what clicking its header orders
 * the rows by.
 *
 * @param columns from left to right, each once; that of the names first, and always shown
 */
public record TreeColumns(RowOrder order, List<Column> columns) {
    public static final int MIN_WIDTH = 24;
    public static final int MAX_WIDTH = 1_000;

    public static final TreeColumns DEFAULT = new TreeColumns(RowOrder.NAME, List.of());

    /**
     * A column.
     *
     * @param width in pixels, {@value #MIN_WIDTH} to {@value #MAX_WIDTH}; 0 for the default
     */
    public record Column(By by, boolean shown, int width) {
        public Column {
            width = width <= 0 ? 0 : Math.clamp(width, MIN_WIDTH, MAX_WIDTH);
        }

        private static Column standard(By by) {
            return new Column(by, by != By.BYTES, 0);
        }
    }

    /** Completes the list of columns: it may lack some, and have some twice. */
    public TreeColumns {
        List<Column> all = new ArrayList<>();
        Set<By> known = new HashSet<>();
        columns.stream().filter(column -> known.add(column.by())).forEach(all::add);
        for (By by : By.values()) {
            if (known.add(by)) {
                all.add(Column.standard(by));
            }
        }
        int names = indexOf(all, By.NAME);
        all.addFirst(new Column(By.NAME, true, all.remove(names).width()));
        columns = Collections.unmodifiableList(all);
    }

    private static int indexOf(List<Column> columns, By by) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).by() == by) {
                return i;
            }
        }
        throw new IllegalArgumentException("There is no column " + by);
    }

    /** The columns that the user has not hidden, from left to right. */
    public List<Column> shown() {
        return columns.stream().filter(Column::shown).toList();
    }

    public Column column(By by) {
        return columns.get(indexOf(columns, by));
    }

    public TreeColumns withOrder(RowOrder changed) {
        return new TreeColumns(changed, columns);
    }

    /** Orders rows by a column; if they are already, the other way round. */
    public TreeColumns sortedBy(By by) {
        return withOrder(order.by() == by ? order.reverse() : RowOrder.by(by));
    }

    /** Shows or hides a column, except that of the names. Rows ordered by a column that is hidden go back to names. */
    public TreeColumns withShown(By by, boolean shown) {
        RowOrder then = shown || order.by() != by ? order : RowOrder.NAME;
        return new TreeColumns(then, changed(by, column -> new Column(by, shown, column.width())));
    }

    /** @param width in pixels; 0 for the default */
    public TreeColumns withWidth(By by, int width) {
        return new TreeColumns(order, changed(by, column -> new Column(by, column.shown(), width)));
    }

    private List<Column> changed(By by, UnaryOperator<Column> change) {
        return columns.stream()
                .map(column -> column.by() == by ? change.apply(column) : column)
                .toList();
    }

    /** Whether a shown column can move past its shown neighbour at the left (-1) or right (1). */
    public boolean canMove(By by, int direction) {
        List<By> shown = shown().stream().map(Column::by).toList();
        int target = shown.indexOf(by) + direction;
        return by != By.NAME && target > 0 && target < shown.size();
    }

    /** Moves a shown column past its shown neighbour at the left (-1) or right (1), if {@link #canMove}. */
    public TreeColumns moved(By by, int direction) {
        if (!canMove(by, direction)) {
            return this;
        }
        List<By> shown = shown().stream().map(Column::by).toList();
        return movedTo(by, shown.get(shown.indexOf(by) + direction));
    }

    /** Moves a column to the place of another. */
    public TreeColumns movedTo(By by, By place) {
        if (by == By.NAME || place == By.NAME) {
            return this;
        }
        List<Column> all = columns.stream().collect(toCollection(ArrayList::new));
        int target = indexOf(all, place);
        Column moving = all.remove(indexOf(all, by));
        all.add(target, moving);
        return new TreeColumns(order, all);
    }
}
