// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.WidestText;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.panel.PanelPlace;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.viewmodel.message.ExpiryWatch;
import org.topiary.app.viewmodel.message.HistoryList;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.core.log.Messages;
import org.topiary.payload.ByteSize;

/** The messages of the selection, newest first. The visible rows keep their place while newer messages arrive. */
final class HistoryTable implements PanelView {
    private static final double ROW_HEIGHT = 26;
    private static final int ROWS_ABOVE_PICKED = 2;
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

    private final MessageViewModel model;
    private final HistoryHead head;
    private final ExpiryWatch expiry;
    private final TableView<HistoryRow> table = new TableView<>();
    private final TableColumn<HistoryRow, HistoryRow> time;
    private final TableColumn<HistoryRow, HistoryRow> delta;
    private final TableColumn<HistoryRow, HistoryRow> topic;
    private final TableColumn<HistoryRow, HistoryRow> qos;
    private final TableColumn<HistoryRow, HistoryRow> size;
    private final List<TableColumn<HistoryRow, HistoryRow>> more = new ArrayList<>();
    private final HistoryLine line;
    private final VBox root;
    private Runnable open = () -> {};
    private final ListChangeListener<HistoryRow> rowsChanged = this::rowsChanged;
    private final ListChangeListener<Integer> selection = c -> selected();
    private Subscription bindings = Subscription.EMPTY;
    private @Nullable HistoryList list;

    /** Whether the selection is being changed by this class and not by the user. */
    private boolean adjusting;

    /**
     * @param view what the context menu acts on
     * @param controls makes the context menu
     * @param added columns besides the standard ones
     * @param exports writes messages to files; empty if they cannot be exported
     */
    HistoryTable(
            MessageView view,
            MessageViewModel model,
            CommandControls controls,
            List<HistoryColumn> added,
            Optional<HistoryExports> exports) {
        this.model = model;
        expiry = new ExpiryWatch(model);
        line = new HistoryLine(model, () -> open.run());
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
        TableColumn<HistoryRow, String> preview = new TableColumn<>(Texts.get("message.column.preview"));
        preview.setCellValueFactory(row -> row.getValue().previewProperty());
        setUp(preview, "preview", 200);
        List.of(time, delta, qos, retained, size).forEach(HistoryTable::fixWidth);
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
        table.setFixedCellSize(ROW_HEIGHT);
        table.setRowFactory(rows -> new HistoryTableRow(model, expiry));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().getSelectedIndices().addListener(selection);
        table.getStyleClass().addAll("history", Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        table.setAccessibleText(Texts.get("message.history"));
        table.setPlaceholder(new Label(Texts.get("message.history.empty")));
        VBox.setVgrow(table, Priority.ALWAYS);
        Deferred.contextMenu(table, () -> MessageMenus.ofHistory(view, controls, exports), this::belowSelected);

        // The list may be following already, but scrolled down by hand.
        head = new HistoryHead(model, controls, () -> showFollowing(true));
        root = new VBox(head, table);
        exports.ifPresent(use -> root.getChildren().add(use.below(table, model, () -> list)));
        root.getStyleClass().addAll("message-pane", "history-part");
        root.setMinWidth(0);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void shown(boolean visible) {
        bindings.unsubscribe();
        bindings = visible ? bind() : Subscription.EMPTY;
    }

    @Override
    public Optional<Node> line() {
        return Optional.of(line.root());
    }

    @Override
    public void placed(PanelPlace place) {
        open = place::open;
    }

    @Override
    public void takeFocus() {
        table.requestFocus();
    }

    @Override
    public boolean isBehind() {
        return expiry.isDue();
    }

    @Override
    public void tick(long nowNanos) {
        if (expiry.isDue()) {
            showExpiry();
        }
    }

    private void showExpiry() {
        expiry.restart();
        table.lookupAll(".table-row-cell").forEach(row -> {
            if (row instanceof HistoryTableRow shown) {
                shown.showExpiry();
            }
        });
    }

    /** Where the menu key opens the menu: below the selected row if it is in sight. */
    private Point2D belowSelected() {
        int selected = table.getSelectionModel().getSelectedIndex();
        return table.lookupAll(".table-row-cell").stream()
                .filter(row -> row instanceof IndexedCell<?> cell && cell.getIndex() == selected && cell.isVisible())
                .findFirst()
                .map(row -> table.sceneToLocal(
                        row.localToScene(0, row.getLayoutBounds().getHeight())))
                .orElse(new Point2D(0, ROW_HEIGHT));
    }

    private Subscription bind() {
        return Subscription.combine(
                model.historyProperty().subscribe(this::use),
                model.followingProperty().subscribe(this::showFollowing),
                model.momentProperty().subscribe(then -> showExpiry()),
                model.pickedProperty().subscribe(this::selectPicked),
                model.decodedProperty().subscribe(changes -> table.refresh()),
                table.widthProperty().subscribe(this::fitColumns),
                head.bind(),
                () -> use(null));
    }

    private void use(@Nullable HistoryList next) {
        if (list != null) {
            list.removeListener(rowsChanged);
        }
        list = next;
        adjusting = true;
        table.getSelectionModel().clearSelection();
        if (next == null) {
            table.setItems(FXCollections.emptyObservableList());
        } else {
            fitColumns();
            table.setItems(next);
            // Added after the table's own listener, which moves the selection.
            next.addListener(rowsChanged);
            table.scrollTo(0);
        }
        adjusting = false;
        selectPicked();
    }

    /** Selects the row of the shown message as soon as the row exists, if the message was selected elsewhere. */
    private void selectPicked() {
        int row = list == null ? -1 : list.row(model.pickedProperty().get());
        if (row < 0 || table.getSelectionModel().isSelected(row)) {
            return;
        }
        adjusting = true;
        table.getSelectionModel().clearAndSelect(row);
        adjusting = false;
        // A table learns about new rows during layout.
        table.layout();
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && !isWholeInSight(flow, row)) {
            int rows = (int) (flow.getHeight() / table.getFixedCellSize());
            table.scrollTo(Math.max(0, row - Math.min(ROWS_ABOVE_PICKED, rows / 3)));
        }
    }

    private static boolean isWholeInSight(VirtualFlow<?> flow, int row) {
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        return first != null && last != null && row > first.getIndex() && row < last.getIndex();
    }

    /** Hides the columns that do not fit; the line above the value shows the same facts. */
    private void fitColumns() {
        boolean stream = list != null && list.isStream();
        double room = table.getWidth()
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

    private void showFollowing(boolean following) {
        head.showLatest(!following);
        if (following) {
            adjusting = true;
            table.getSelectionModel().clearSelection();
            adjusting = false;
            table.scrollTo(0);
        }
    }

    /** Compares the first and the last of several selected rows. */
    private void selected() {
        List<Integer> indices = table.getSelectionModel().getSelectedIndices();
        if (adjusting || list == null || indices.isEmpty()) {
            return;
        }
        int top = Integer.MAX_VALUE;
        int bottom = -1;
        for (int index : indices) {
            top = Math.min(top, index);
            bottom = Math.max(bottom, index);
        }
        if (top >= 0 && bottom < list.size()) {
            model.compare(list.position(top), top == bottom ? Messages.NONE : list.position(bottom));
        }
    }

    private void rowsChanged(ListChangeListener.Change<? extends HistoryRow> change) {
        keepPlace(change);
        selectPicked();
    }

    private void keepPlace(ListChangeListener.Change<? extends HistoryRow> change) {
        int above = 0;
        while (change.next()) {
            above += change.wasAdded()
                            && change.getFrom() == 0
                            && change.getList().size() > change.getAddedSize()
                    ? change.getAddedSize()
                    : 0;
        }
        if (above == 0 || !(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return;
        }
        boolean atTop =
                flow.getFirstVisibleCell() == null || flow.getFirstVisibleCell().getIndex() == 0;
        if (model.followingProperty().get() && atTop) {
            // An offset of a few pixels, as after a resize, would count as scrolled, and grow with every row.
            if (flow.getPosition() > 0) {
                table.scrollTo(0);
            }
        } else {
            head.showLatest(true);
            table.layout();
            flow.scrollPixels(above * table.getFixedCellSize());
        }
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
