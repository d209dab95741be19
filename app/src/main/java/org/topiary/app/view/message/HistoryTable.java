// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.panel.PanelPlace;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.viewmodel.message.ExpiryWatch;
import org.topiary.app.viewmodel.message.HistoryList;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.columns.FieldColumns;
import org.topiary.core.log.Messages;

/** The messages of the selection, newest first. The visible rows keep their place while newer messages arrive. */
final class HistoryTable implements PanelView {
    private static final double ROW_HEIGHT = 26;
    private static final int ROWS_ABOVE_PICKED = 2;

    private final MessageView view;
    private final MessageViewModel model;
    private final HistoryHead head;
    private final ExpiryWatch expiry;
    private final TableView<HistoryRow> table = new TableView<>();
    private final HistoryColumns columns;
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
     * @param view what the context menu acts on, and where fields are dragged from
     * @param controls makes the context menu
     * @param added columns besides the standard ones
     * @param fields the fields that are columns, too
     * @param exports writes messages to files; empty if they cannot be exported
     */
    HistoryTable(
            MessageView view,
            MessageViewModel model,
            CommandControls controls,
            List<HistoryColumn> added,
            FieldColumns fields,
            Optional<HistoryExports> exports) {
        this.view = view;
        this.model = model;
        expiry = new ExpiryWatch(model);
        line = new HistoryLine(model, () -> open.run());
        columns = new HistoryColumns(table, added, fields);
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
                columns.bind(),
                view.drag().target(() -> table.lookup(".column-header-background")),
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
            columns.fit(next.isStream());
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
}
