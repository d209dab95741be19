// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.table;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.LazyItems;
import org.topiary.app.ui.TextScale;
import org.topiary.app.ui.WidestText;
import org.topiary.app.viewmodel.table.Column;
import org.topiary.app.viewmodel.table.OfferedColumn;
import org.topiary.app.viewmodel.table.RowSort;
import org.topiary.app.viewmodel.table.ShownColumn;
import org.topiary.app.viewmodel.table.TableRow;
import org.topiary.app.viewmodel.table.TableViewModel;

/**
 * The rows and columns themselves. The items are the numbers of the rows; what a row shows is asked for when it is
 * drawn, so that nothing but the cells in sight costs anything. JavaFX application thread.
 */
final class ValueTable extends TableView<Integer> {
    private static final double ROW_HEIGHT = 26;
    private static final double TOPIC_WIDTH = 168;
    private static final double AGE_WIDTH = 58;
    private static final double MIN_WIDTH = 40;
    /** Of a column that fits its values at first. */
    private static final double MAX_FITTING = 200;

    /** A longer title is cut off at first, unless the values need the width. */
    private static final double MAX_TITLE = 100;

    /** As the stylesheet draws titles and cells: font sizes, the padding of both sides, and room for the arrow. */
    private static final double TITLE_FONT = 12;

    private static final double CELL_FONT = 13;
    private static final double CELL_PADDING = 18;
    private static final double ARROW_WIDTH = 15;
    /** Rows beside those in sight that are read, too. */
    private static final int MARGIN = 15;

    private final TableViewModel model;
    private final Runnable lookAgain;
    private final LazyItems<Integer> items = new LazyItems<>(-1);
    private final TableColumn<Integer, Integer> topic;
    private final TableColumn<Integer, Integer> age;
    private final Map<Column, TableColumn<Integer, Integer>> fields = new HashMap<>();
    private final Map<TableColumn<?, ?>, Made> made = new HashMap<>();
    private final ListChangeListener<TableColumn<Integer, ?>> moved = change -> columnsMoved();
    private final Icon arrow = new Icon(Feather.ARROW_UP);
    /** The row that the user selected, by its node; null for none. */
    private @Nullable TableRow selected;

    /** Null until the table has been laid out. */
    private @Nullable VirtualFlow<?> flow;
    /** Whether this class changes columns or selection, and not the user. */
    private boolean adjusting;

    /** @param scale of the text when the column was made, by which its width was multiplied */
    private record Made(Column column, double scale) {}

    /**
     * @param open selects the topic of a row
     * @param lookAgain called when other rows have come into sight
     */
    ValueTable(TableViewModel model, Consumer<TableRow> open, Runnable lookAgain) {
        this.model = model;
        this.lookAgain = lookAgain;
        setId("table-rows");
        setItems(items);
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        getStyleClass().addAll("value-table", Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        setAccessibleText(Texts.get("panel.table"));
        setPlaceholder(new Label());
        topic = make(Column.TOPIC, TOPIC_WIDTH);
        age = make(Column.AGE, AGE_WIDTH);
        List.of(topic, age).forEach(column -> column.setReorderable(false));
        showColumns(List.of());
        getColumns().addListener(moved);
        getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!adjusting) {
                selected = row(index.intValue());
            }
        });
        setRowFactory(table -> {
            javafx.scene.control.TableRow<Integer> row = new javafx.scene.control.TableRow<>();
            // Also while scrolling: the values of the rows that appear may have to be read.
            row.itemProperty().subscribe(item -> lookAgain.run());
            row.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                TableRow clicked = row.isEmpty() ? null : row(row.getIndex());
                if (clicked != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    open.accept(clicked);
                }
            });
            return row;
        });
        addEventFilter(MouseEvent.MOUSE_CLICKED, this::sortByClick);
        addEventFilter(MouseEvent.MOUSE_PRESSED, ValueTable::keepWidth);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> lookAgain.run());
    }

    /** JavaFX would measure the values of all rows. */
    private static void keepWidth(MouseEvent event) {
        if (event.getClickCount() > 1 && event.getTarget() instanceof Rectangle border && isHeader(border)) {
            event.consume();
        }
    }

    private void sortByClick(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY
                && event.isStillSincePress()
                && event.getTarget() instanceof Node target
                && !(target instanceof Rectangle)) {
            header(target).map(made::get).map(Made::column).ifPresent(model.columns()::sortBy);
        }
    }

    /** The column whose title a node is a part of. */
    private static Optional<TableColumn<?, ?>> header(Node part) {
        for (Node each = part; each != null; each = each.getParent()) {
            if (each instanceof TableColumnHeader header && header.getTableColumn() instanceof TableColumn<?, ?> own) {
                return Optional.of(own);
            }
        }
        return Optional.empty();
    }

    /** Whether a node is a title, or the space beside the titles. */
    static boolean isHeader(Node part) {
        for (Node each = part; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("column-header-background")) {
                return true;
            }
        }
        return false;
    }

    private TableColumn<Integer, Integer> make(Column column, double width) {
        double scale = TextScale.of(this);
        TableColumn<Integer, Integer> next = new TableColumn<>(column.title());
        next.setSortable(false);
        next.setMinWidth(MIN_WIDTH);
        next.setPrefWidth(width * scale);
        next.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        next.setCellFactory(all -> new ValueCell(model, column));
        boolean number = column.kind() == Column.Kind.AGE
                || model.columns().look(column).map(OfferedColumn::isNumeric).orElse(false);
        next.getStyleClass().add(number ? "figure" : "text");
        if (column.kind() == Column.Kind.FIELD) {
            next.getStyleClass().add("value-column");
        }
        next.widthProperty().subscribe((before, now) -> columnsMoved());
        made.put(next, new Made(column, scale));
        return next;
    }

    private double width(ShownColumn shown) {
        if (shown.width() > 0) {
            return shown.width();
        }
        double title = WidestText.of(List.of(shown.column().title()), Font.font(TITLE_FONT)) + ARROW_WIDTH;
        double value = model.columns()
                .look(shown.column())
                .map(look -> WidestText.of(List.of(look.longest()), Font.font(CELL_FONT)))
                .orElse(0.0);
        // JavaFX measures the values of a column that has its default width of 80, a whole number.
        return Math.clamp(Math.max(Math.min(title, MAX_TITLE), value) + CELL_PADDING, MIN_WIDTH, MAX_FITTING) + 0.5;
    }

    /** Shows fields, after topic and age. */
    void showColumns(List<ShownColumn> shown) {
        List<TableColumn<Integer, Integer>> wanted = new ArrayList<>(List.of(topic, age));
        adjusting = true;
        try {
            shown.forEach(each ->
                    wanted.add(fields.computeIfAbsent(each.column(), column -> make(column, width(each)))));
            if (!wanted.equals(getColumns())) {
                getColumns().setAll(wanted);
            }
        } finally {
            adjusting = false;
        }
        fields.values().removeIf(column -> !wanted.contains(column));
        made.keySet().removeIf(column -> !getColumns().contains(column));
        showSort(model.columns().sortProperty().get());
    }

    /** The user has moved a column, or changed a width. */
    private void columnsMoved() {
        if (adjusting) {
            return;
        }
        List<ShownColumn> before = model.columns().shownProperty().get();
        List<ShownColumn> now = new ArrayList<>();
        for (TableColumn<Integer, ?> each : getColumns()) {
            Made own = made.get(each);
            if (own != null && own.column.kind() == Column.Kind.FIELD) {
                double width = each.getWidth() / own.scale;
                now.add(before.stream()
                        .filter(shown -> shown.column().equals(own.column) && Math.abs(width(shown) - width) < 1)
                        .findFirst()
                        .orElseGet(() -> new ShownColumn(own.column, (int) Math.round(width))));
            }
        }
        if (now.size() == before.size()) {
            model.columns().arrange(now);
        }
        lookAgain.run();
    }

    /** Puts topic and age back to the left if a column was dropped before them. */
    void keepFixed() {
        if (!getColumns().getFirst().equals(topic) || !getColumns().get(1).equals(age)) {
            showColumns(model.columns().shownProperty().get());
        }
    }

    void showSort(RowSort sort) {
        made.keySet().forEach(column -> column.setGraphic(null));
        made.forEach((column, own) -> {
            if (own.column.equals(sort.column())) {
                column.setGraphic(arrow);
            }
        });
        arrow.show(sort.descending() ? Feather.ARROW_DOWN : Feather.ARROW_UP);
    }

    /** Shows the rows of the view-model; the selected one stays selected wherever it is now. */
    void showRows() {
        adjusting = true;
        try {
            items.show(model.rows().size(), index -> index);
            select(selected);
        } finally {
            adjusting = false;
        }
        drawCells();
    }

    /** Selects the row of the topic that the tree has selected, if there is one. */
    void selectTopic() {
        int index = model.selectedIndex();
        if (index >= 0) {
            selected = model.rows().get(index);
            adjusting = true;
            try {
                select(selected);
            } finally {
                adjusting = false;
            }
            VirtualFlow<?> rowsPart = flow();
            if (rowsPart != null && rowsPart.getVisibleCell(index) == null) {
                scrollTo(index);
            }
        }
    }

    private void select(@Nullable TableRow row) {
        int index = row == null ? -1 : indexOf(row.node());
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != index) {
            getSelectionModel().clearAndSelect(index);
        }
    }

    private int indexOf(int node) {
        List<TableRow> rows = model.rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).node() == node) {
                return i;
            }
        }
        return -1;
    }

    /** The selected row; null for none. */
    @Nullable
    TableRow selectedRow() {
        return row(getSelectionModel().getSelectedIndex());
    }

    private @Nullable TableRow row(int index) {
        return index >= 0 && index < model.rows().size() ? model.rows().get(index) : null;
    }

    /** Draws the cells in sight anew. */
    void drawCells() {
        VirtualFlow<?> rowsPart = flow();
        if (rowsPart == null || rowsPart.getFirstVisibleCell() == null || rowsPart.getLastVisibleCell() == null) {
            return;
        }
        for (int i = rowsPart.getFirstVisibleCell().getIndex();
                i <= rowsPart.getLastVisibleCell().getIndex();
                i++) {
            IndexedCell<?> row = rowsPart.getVisibleCell(i);
            if (row != null) {
                row.getChildrenUnmodifiable().forEach(cell -> {
                    if (cell instanceof ValueCell value) {
                        value.draw();
                    }
                });
            }
        }
    }

    /** The rows in sight and some beside them. */
    List<TableRow> inSight() {
        VirtualFlow<?> rowsPart = flow();
        int rows = model.rows().size();
        if (rowsPart == null || rowsPart.getFirstVisibleCell() == null || rowsPart.getLastVisibleCell() == null) {
            return model.rows().subList(0, Math.min(rows, 3 * MARGIN));
        }
        int from = Math.clamp(rowsPart.getFirstVisibleCell().getIndex() - MARGIN, 0, rows);
        int to = Math.clamp(rowsPart.getLastVisibleCell().getIndex() + MARGIN, from, rows);
        return model.rows().subList(from, to);
    }

    /** Whether the pointer is over the rows. */
    boolean isPointedAt() {
        VirtualFlow<?> rowsPart = flow();
        return rowsPart != null && rowsPart.isHover();
    }

    private @Nullable VirtualFlow<?> flow() {
        if (flow == null && lookup(".virtual-flow") instanceof VirtualFlow<?> found) {
            flow = found;
        }
        return flow;
    }

    /** Where the menu key opens the menu: below the selected row if it is in sight. */
    Point2D belowSelected() {
        VirtualFlow<?> rowsPart = flow();
        int index = getSelectionModel().getSelectedIndex();
        IndexedCell<?> row = rowsPart == null || index < 0 ? null : rowsPart.getVisibleCell(index);
        return row == null
                ? new Point2D(0, ROW_HEIGHT)
                : sceneToLocal(row.localToScene(0, row.getLayoutBounds().getHeight()));
    }
}
