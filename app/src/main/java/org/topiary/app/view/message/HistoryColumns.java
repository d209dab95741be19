// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Font;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.WidestText;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.columns.FieldColumns;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.ByteSize;
import org.topiary.payload.decode.FieldPath;

/**
 * The columns of the history: the standard ones, those of other features, and the fields that the user chose. Those
 * that do not fit are hidden, but never a field.
 */
final class HistoryColumns {
    private static final double FIELD_WIDTH = 90;
    private static final double MIN_FIELD_WIDTH = 50;
    private static final double RETAINED_WIDTH = 34;
    private static final double QOS_WIDTH = 48;
    private static final double SIZE_WIDTH = 78;
    private static final double TOPIC_WIDTH = 150;
    private static final double MIN_TOPIC_WIDTH = 60;

    /** A narrower preview is of no use; the columns Δ, size and QoS are hidden instead. */
    private static final double MIN_PREVIEW_WIDTH = 100;

    /** As the stylesheet draws the cells: font size, and the padding of both sides with a pixel to spare. */
    private static final double CELL_FONT = 13;

    private static final double CELL_PADDING = 14;
    /** The extra padding of the first cell of a row. */
    private static final double FIRST_CELL_PADDING = 8;

    /** 22:58:58.888 in UTC, the widest time. */
    private static final long WIDE_TIME = 82_738_888_000_000L;

    /** The longest texts from {@link Times#delta}, except for spans of several years. */
    private static final List<Long> LONGEST_DELTAS = List.of(
            TimeUnit.SECONDS.toNanos(59 * 60 + 59),
            TimeUnit.MINUTES.toNanos(23 * 60 + 59),
            TimeUnit.HOURS.toNanos(365 * 24 + 23));

    private final TableView<HistoryRow> table;
    private final FieldColumns chosen;
    private final TableColumn<HistoryRow, HistoryRow> time;
    private final TableColumn<HistoryRow, HistoryRow> delta;
    private final TableColumn<HistoryRow, HistoryRow> topic;
    private final TableColumn<HistoryRow, HistoryRow> qos;
    private final TableColumn<HistoryRow, HistoryRow> size;
    private final List<TableColumn<HistoryRow, HistoryRow>> more = new ArrayList<>();
    private final TableColumn<HistoryRow, String> preview;
    /** The columns of fields. */
    private final List<TableColumn<HistoryRow, String>> fields = new ArrayList<>();
    /** Whether the rows belong to several topics. */
    private boolean stream;

    /**
     * @param added columns besides the standard ones
     * @param chosen the fields that are columns, too
     */
    HistoryColumns(TableView<HistoryRow> table, List<HistoryColumn> added, FieldColumns chosen) {
        this.table = table;
        this.chosen = chosen;
        time = column(
                "time",
                widthOf(List.of(Times.time(WIDE_TIME))) + FIRST_CELL_PADDING,
                row -> row.isGone() ? "" : Times.time(row.timeNanos()));
        delta = column(
                "delta",
                widthOf(LONGEST_DELTAS.stream().map(Times::delta).toList()),
                row -> row.deltaNanos() < 0 ? "" : Times.delta(row.deltaNanos()));
        topic = column("topic", TOPIC_WIDTH, HistoryRow::topic);
        topic.setMinWidth(headed("topic", MIN_TOPIC_WIDTH));
        qos = column("qos", headed("qos", QOS_WIDTH), row -> row.isGone() ? "" : Integer.toString(row.qos()));
        size = column("size", SIZE_WIDTH, row -> row.isGone() ? "" : ByteSize.text(row.size()));
        TableColumn<HistoryRow, HistoryRow> retained = column(
                "retained",
                headed("retained", RETAINED_WIDTH - CELL_PADDING) + CELL_PADDING,
                row -> row.retained() ? Texts.get("message.column.retained") : "");
        retained.setGraphic(mark(retained));
        preview = new TableColumn<>(Texts.get("message.column.preview"));
        preview.setCellValueFactory(row -> row.getValue().previewProperty());
        setUp(preview, "preview", 200);
        List.of(time, delta, qos, retained, size).forEach(HistoryColumns::fixWidth);
        table.getColumns().setAll(List.of(time, delta, topic, qos, retained, size));
        for (HistoryColumn each : added) {
            TableColumn<HistoryRow, HistoryRow> column = column(
                    each.id(),
                    each.title(),
                    each.width(),
                    row -> row.isGone() ? "" : each.text().apply(row));
            fixWidth(column);
            more.add(column);
            table.getColumns().add(column);
        }
        table.getColumns().add(preview);
    }

    Subscription bind() {
        return Subscription.combine(
                chosen.shownProperty().subscribe(this::showFields),
                table.widthProperty().subscribe(width -> fit()));
    }

    /** @param several whether the rows belong to several topics */
    void fit(boolean several) {
        stream = several;
        fit();
    }

    private void showFields(List<FieldPath> paths) {
        table.getColumns().removeAll(fields);
        fields.clear();
        for (FieldPath path : paths) {
            String name = ForeignText.line(path.toString());
            TableColumn<HistoryRow, String> column = new TableColumn<>(name);
            column.setCellValueFactory(row -> row.getValue().isGone()
                    ? new ReadOnlyStringWrapper("")
                    : chosen.value(row.getValue().position(), path));
            setUp(column, "field", FIELD_WIDTH);
            column.setMinWidth(MIN_FIELD_WIDTH);
            column.setContextMenu(menu(name, path));
            fields.add(column);
        }
        table.getColumns().addAll(table.getColumns().indexOf(preview), fields);
        fit();
    }

    private ContextMenu menu(String name, FieldPath path) {
        MenuItem remove = new MenuItem(Texts.get("message.columns.remove", name), new Icon(Feather.X));
        remove.setId("history-remove-column");
        remove.setMnemonicParsing(false);
        remove.setOnAction(event -> chosen.remove(path));
        return new ContextMenu(remove);
    }

    /** Hides the columns that do not fit; the line above the value shows the same facts. */
    private void fit() {
        double room = table.getWidth()
                - fields.size() * FIELD_WIDTH
                - time.getPrefWidth()
                - RETAINED_WIDTH
                - MIN_PREVIEW_WIDTH
                - (stream ? TOPIC_WIDTH : 0);
        double details = QOS_WIDTH + SIZE_WIDTH;
        // With several topics, the time since another topic's message matters less than the size.
        boolean deltaFits = room >= delta.getPrefWidth() + (stream ? details : 0);
        topic.setVisible(stream);
        delta.setVisible(deltaFits);
        qos.setVisible(room >= details + (deltaFits ? delta.getPrefWidth() : 0));
        size.setVisible(qos.isVisible());
        double left = room - (deltaFits ? delta.getPrefWidth() : 0) - (qos.isVisible() ? details : 0);
        for (TableColumn<HistoryRow, HistoryRow> each : more) {
            each.setVisible(qos.isVisible() && left >= each.getPrefWidth());
            left -= each.isVisible() ? each.getPrefWidth() : 0;
        }
    }

    /** At least wide enough for the heading, which is longer in some languages. */
    private static double headed(String name, double width) {
        return Math.max(width, widthOf(List.of(Texts.get("message.column." + name))));
    }

    private static double widthOf(List<String> texts) {
        return WidestText.of(texts, Font.font(CELL_FONT)) + CELL_PADDING;
    }

    private static void fixWidth(TableColumn<?, ?> column) {
        column.setMinWidth(column.getPrefWidth());
        column.setMaxWidth(column.getPrefWidth());
    }

    private static Label mark(TableColumn<?, ?> column) {
        Label mark = new Label(column.getText());
        column.setText("");
        mark.setTooltip(new Tooltip(Texts.get("message.column.retained.tip")));
        return mark;
    }

    private static TableColumn<HistoryRow, HistoryRow> column(
            String name, double width, Function<HistoryRow, String> text) {
        return column(name, Texts.get("message.column." + name), width, text);
    }

    private static TableColumn<HistoryRow, HistoryRow> column(
            String name, String title, double width, Function<HistoryRow, String> text) {
        TableColumn<HistoryRow, HistoryRow> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(c -> new HistoryCell(name, text));
        setUp(column, name, width);
        return column;
    }

    private static void setUp(TableColumn<?, ?> column, String name, double width) {
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.getStyleClass().add(name);
    }
}
