// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Which columns the table shows, in which order and how wide, and the order of the rows. Until the user changes them,
 * they are the fields that most messages have; those that are shown stay where they are. JavaFX application thread.
 */
public final class TableColumns {
    /** Number of columns that are shown until the user chooses others. */
    static final int SHOWN_AT_FIRST = 12;

    private final TableLayouts layouts;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<List<ShownColumn>> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", List.of());
    private final ReadOnlyObjectWrapper<RowSort> sort = new ReadOnlyObjectWrapper<>(this, "sort", RowSort.BY_TOPIC);
    private final ReadOnlyObjectWrapper<Grouping> grouping =
            new ReadOnlyObjectWrapper<>(this, "grouping", Grouping.TOPICS);
    private final ReadOnlyBooleanWrapper groupable = new ReadOnlyBooleanWrapper(this, "groupable");
    private String branch = "";
    /** What the rows are to be; empty for what fits. */
    private Optional<Grouping> wanted = Optional.empty();

    private boolean laidOut;
    private boolean chosen;
    private List<OfferedColumn> offered = List.of();
    /** What was known of a column when it was first shown: its look does not change with its content. */
    private final Map<Column, OfferedColumn> looks = new HashMap<>();

    /** @param changed called when the rows must be read again */
    TableColumns(TableLayouts layouts, Runnable changed) {
        this.layouts = layouts;
        this.changed = changed;
    }

    /** Begins with another branch. */
    void use(String topic) {
        branch = topic;
        wanted = layouts.grouping(topic);
        restart();
    }

    private void restart() {
        laidOut = false;
        chosen = false;
        offered = List.of();
        looks.clear();
        shown.set(List.of());
        sort.set(RowSort.BY_TOPIC);
        wanted.ifPresent(this::layOut);
    }

    private void layOut(Grouping rows) {
        grouping.set(rows);
        TableLayout layout = layouts.layout(branch, rows);
        laidOut = true;
        chosen = layout.chosen();
        sort.set(layout.sort());
        shown.set(layout.columns());
        if (!layout.sort().equals(RowSort.BY_TOPIC)) {
            changed.run();
        }
    }

    /** Receives what has been read. */
    void offer(TableSnapshot read) {
        groupable.set(read.groupable());
        if (read.columns().isEmpty()) {
            return;
        }
        if (!laidOut) {
            // From now on the rows are what fitted first: they do not change with the topics that arrive.
            wanted = Optional.of(read.grouping());
            layOut(read.grouping());
        }
        offered = read.columns();
        offered.forEach(column -> looks.putIfAbsent(column.column(), column));
        if (!chosen && shown.get().size() < SHOWN_AT_FIRST) {
            List<ShownColumn> more = new ArrayList<>(shown.get());
            offered.stream()
                    .map(OfferedColumn::column)
                    .filter(column -> !isShown(column))
                    .limit(SHOWN_AT_FIRST - more.size())
                    .forEach(column -> more.add(new ShownColumn(column, 0)));
            if (more.size() > shown.get().size()) {
                shown.set(List.copyOf(more));
            }
        }
    }

    Optional<Grouping> wantedGrouping() {
        return wanted;
    }

    /** What a row is. */
    public ReadOnlyObjectProperty<Grouping> groupingProperty() {
        return grouping.getReadOnlyProperty();
    }

    /** Whether rows can be topics or devices. */
    public ReadOnlyBooleanProperty groupableProperty() {
        return groupable.getReadOnlyProperty();
    }

    /** Chooses what a row is. */
    public void group(Grouping rows) {
        if (rows != grouping.get()) {
            wanted = Optional.of(rows);
            restart();
            keep();
            changed.run();
        }
    }

    /** The fields that are shown, in order, besides topic and age. */
    public ReadOnlyObjectProperty<List<ShownColumn>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    List<ShownColumn> shown() {
        return shown.get();
    }

    /** The columns that can be shown, those with the most rows first; with those that are shown already. */
    public List<Column> offered() {
        List<Column> all =
                new ArrayList<>(offered.stream().map(OfferedColumn::column).toList());
        shown.get().stream()
                .map(ShownColumn::column)
                .filter(each -> !all.contains(each))
                .forEach(all::add);
        return all;
    }

    public boolean isShown(Column column) {
        return shown.get().stream().anyMatch(each -> each.column().equals(column));
    }

    /** What was known of a column when it was first seen; empty for one that no message had yet. */
    public Optional<OfferedColumn> look(Column column) {
        return Optional.ofNullable(looks.get(column));
    }

    /** Shows a column after the others, or hides it. */
    public void show(Column column, boolean visible) {
        List<ShownColumn> next = new ArrayList<>(shown.get());
        next.removeIf(each -> each.column().equals(column));
        if (visible) {
            next.add(new ShownColumn(column, 0));
        } else if (sort.get().column().equals(column)) {
            sort.set(RowSort.BY_TOPIC);
        }
        choose(next);
        changed.run();
    }

    /** Shows the columns in another order, or with other widths. */
    public void arrange(List<ShownColumn> next) {
        if (!next.equals(shown.get())) {
            choose(next);
        }
    }

    /** Moves a column before the one at its left. */
    public void moveLeft(Column column) {
        List<ShownColumn> next = new ArrayList<>(shown.get());
        for (int i = 1; i < next.size(); i++) {
            if (next.get(i).column().equals(column)) {
                next.add(i - 1, next.remove(i));
                arrange(next);
                return;
            }
        }
    }

    /** Shows the fields that most messages have now. */
    public void reset() {
        chosen = false;
        List<Column> best = offered.stream()
                .map(OfferedColumn::column)
                .limit(SHOWN_AT_FIRST)
                .toList();
        shown.set(best.stream().map(column -> new ShownColumn(column, 0)).toList());
        keep();
        changed.run();
    }

    private void choose(List<ShownColumn> next) {
        chosen = true;
        shown.set(List.copyOf(next));
        keep();
    }

    /** The order of the rows. */
    public ReadOnlyObjectProperty<RowSort> sortProperty() {
        return sort.getReadOnlyProperty();
    }

    RowSort sort() {
        return sort.get();
    }

    /** Sorts by a column; if the rows are sorted by it already, the other way round. */
    public void sortBy(Column column) {
        sort.set(sort.get().clicked(column));
        keep();
        changed.run();
    }

    private void keep() {
        layouts.keep(branch, grouping.get(), new TableLayout(sort.get(), chosen, chosen ? shown.get() : List.of()));
    }
}
