// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.app.store.TreeColumns;
import org.topiary.app.store.TreeColumns.Column;
import org.topiary.core.rows.RowOrder.By;

/**
 * Where the columns of the tree are, in pixels, for one width of the tree. Widths do not depend on the content: figures
 * have fixed ones, and names and values share the rest. Figures that leave too little of it are hidden.
 */
final class ColumnLayout {
    static final double PAD = 6;
    static final double MIN_NAME = 130;
    static final double MIN_VALUE = 64;
    private static final double NAME_SHARE = 0.68;

    /** Figures in the order in which they get room; the one by which rows are ordered precedes them all. */
    private static final List<By> PRIORITY = List.of(By.MESSAGES, By.RETAINED, By.RATE, By.LAST_CHANGE, By.BYTES);

    /** A column and its place. */
    record Place(By by, double x, double width) {
        double end() {
            return x + width;
        }
    }

    private final TreeColumns columns;
    private final double scale;
    /** Of the rows, were the text of the normal size. */
    private final double width;

    private final List<Place> places = new ArrayList<>();
    private final Map<By, Place> byKind = new EnumMap<>(By.class);

    /**
     * @param width of the rows, without the scroll bar
     * @param scale of the text, and so of the columns
     */
    ColumnLayout(TreeColumns columns, double width, double scale) {
        this.columns = columns;
        this.scale = scale;
        this.width = width / scale;
        Set<By> fitting = fitting();
        double figures = fitting.stream()
                .filter(PRIORITY::contains)
                .mapToDouble(by -> widthOf(columns.column(by)))
                .sum();
        double room = Math.max(0, this.width - 2 * PAD - figures);
        double names = fitting.contains(By.VALUE) ? nameWidth(room) : room;
        double x = PAD;
        for (Column column : columns.shown()) {
            if (fitting.contains(column.by())) {
                double own = switch (column.by()) {
                    case NAME -> names;
                    case VALUE -> room - names;
                    case RETAINED, MESSAGES, RATE, LAST_CHANGE, BYTES -> widthOf(column);
                };
                Place place = new Place(column.by(), x * scale, own * scale);
                places.add(place);
                byKind.put(column.by(), place);
                x += own;
            }
        }
    }

    private double nameWidth(double room) {
        double wanted = columns.column(By.NAME).width();
        double most = Math.max(0, room - MIN_VALUE);
        return Math.floor(
                wanted > 0 ? Math.min(wanted, most) : Math.clamp(room * NAME_SHARE, Math.min(MIN_NAME, most), most));
    }

    private Set<By> fitting() {
        Set<By> fitting = EnumSet.of(By.NAME);
        double room = width - 2 * PAD - MIN_NAME;
        if (columns.column(By.VALUE).shown() && room >= MIN_VALUE) {
            fitting.add(By.VALUE);
            room -= MIN_VALUE;
        }
        List<By> figures = PRIORITY.stream()
                .filter(by -> columns.column(by).shown())
                .sorted(Comparator.comparing(by -> by != columns.order().by()))
                .toList();
        for (By by : figures) {
            room -= widthOf(columns.column(by));
            if (room < 0) {
                break;
            }
            fitting.add(by);
        }
        return fitting;
    }

    /** The default width of a column of figures. */
    static double standardWidth(By by) {
        return switch (by) {
            case RETAINED -> TreeColumns.MIN_WIDTH;
            case MESSAGES, LAST_CHANGE -> 48;
            case RATE -> 52;
            case BYTES -> 68;
            case NAME, VALUE -> 0;
        };
    }

    private static double widthOf(Column column) {
        return column.width() == 0 ? standardWidth(column.by()) : column.width();
    }

    /** Whether this is the layout of the columns at a width and scale. */
    boolean isOf(TreeColumns otherColumns, double otherWidth, double otherScale) {
        return columns.equals(otherColumns) && scale == otherScale && width == otherWidth / otherScale;
    }

    /** The visible columns, from left to right. */
    List<Place> places() {
        return places;
    }

    /** Where a column is; null if it is not visible. */
    @Nullable
    Place place(By by) {
        return byKind.get(by);
    }

    /** The visible column at a place. */
    Optional<Place> at(double x) {
        return places.stream()
                .filter(place -> x >= place.x() && x < place.end())
                .findFirst();
    }

    /** The columns with one of them wider, or narrower; unchanged for the one whose width is what the others leave. */
    TreeColumns widened(By by, double wider) {
        Place place = place(by);
        return place == null || place.equals(filler()) ? columns : columns.withWidth(by, kept(place.width() + wider));
    }

    /**
     * The columns after their border was dragged.
     *
     * @param by the column at the left of the border
     * @param right by how many pixels the border moves to the right
     */
    TreeColumns resized(By by, double right) {
        return sizedAt(by)
                .map(place -> widened(place.by(), place.by() == by ? right : -right))
                .orElse(columns);
    }

    /**
     * The column whose width changes with a border. The columns after the one that fills the room are fixed at the
     * right edge, so that their left border moves.
     *
     * @param by the column at the left of the border
     */
    Optional<Place> sizedAt(By by) {
        int at = places.indexOf(place(by));
        if (at < places.indexOf(filler())) {
            return Optional.of(places.get(at));
        }
        return at + 1 < places.size() ? Optional.of(places.get(at + 1)) : Optional.empty();
    }

    /** The column that takes the room that the others leave. */
    private Place filler() {
        return places.stream()
                .filter(place -> place.by() == By.VALUE)
                .findFirst()
                .orElse(places.getFirst());
    }

    /** The width to keep, for text of the normal size. */
    private int kept(double shown) {
        return (int) Math.round(Math.max(TreeColumns.MIN_WIDTH, shown / scale));
    }

    @Override
    public String toString() {
        return Arrays.toString(places.toArray());
    }
}
