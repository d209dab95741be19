// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.table;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.OptionalLine;
import org.topiary.app.ui.Segments;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.viewmodel.table.Grouping;
import org.topiary.app.viewmodel.table.TableFormat;
import org.topiary.app.viewmodel.table.TableRow;
import org.topiary.app.viewmodel.table.TableViewModel;

/** The latest values below the selected branch: a filter, the choice of rows and columns, the table, and a line. */
public final class TablePanel extends BorderPane implements PanelView {
    private static final long SECOND = 1_000_000_000L;

    private final TableViewModel model;
    private final IntConsumer select;
    private final CommandControls controls;
    private final FileQuestions files;
    private final CustomTextField filter = BoundedText.customField();
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(this, "grouping", Grouping.TOPICS);
    private final ValueTable table;
    private final VBox empty = new VBox();
    private final Label emptyTitle = new Label();
    private final Label emptyHint = new Label();
    private final IconButton columnsButton;
    private final IconButton exportButton;
    private Subscription bindings = Subscription.EMPTY;
    /** Whether the rows in sight, or the pointer, may be others than the view-model knows. */
    private volatile boolean moved;

    private long drawnSecond;

    /** The field with the filter, which its command clears. */
    record FilterField(CustomTextField field) {
        void clear() {
            field.clear();
        }

        boolean isEmpty() {
            return field.getText().isEmpty();
        }
    }

    /**
     * @param select selects a topic in the tree
     * @param controls makes menus of commands
     * @param files asks for the file of an export
     */
    public TablePanel(TableViewModel model, IntConsumer select, CommandControls controls, FileQuestions files) {
        this.model = model;
        this.select = select;
        this.controls = controls;
        this.files = files;
        getStyleClass().addAll("table-panel");
        table = new ValueTable(model, this::open, () -> moved = true);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        columnsButton = new IconButton(Feather.COLUMNS, Texts.get("table.columns"), this::showColumnsMenu)
                .withId("table-columns");
        exportButton = new IconButton(Feather.DOWNLOAD, Texts.get("table.export"), this::showExportMenu)
                .withId("table-export");
        buildEmptyState();
        setTop(toolbar());
        setCenter(new StackPane(table, empty));
        setBottom(new VBox(
                new OptionalLine(model.problemProperty(), "table-problem", "tree-problem"),
                new OptionalLine(model.exportedProperty(), "table-exported", "tree-note"),
                new OptionalLine(model.summaryProperty(), "table-summary", "tree-note")));
        setOnContextMenuRequested(event -> {
            boolean title = event.getTarget() instanceof Node target && ValueTable.isHeader(target);
            ContextMenu menu = title ? columnsMenu() : rowMenu();
            menu.setAutoHide(true);
            if (event.isKeyboardTrigger()) {
                Point2D below = table.localToScreen(table.belowSelected());
                menu.show(table, below.getX(), below.getY());
            } else {
                menu.show(table, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
        CommandContexts.put(this, this);
        CommandContexts.put(filter, new FilterField(filter));
    }

    private HBox toolbar() {
        filter.setId("table-filter");
        filter.setLeft(new Icon(Feather.SEARCH));
        filter.setPromptText(Texts.get("table.filter"));
        filter.setAccessibleText(Texts.get("table.filter"));
        filter.setMinWidth(60);
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                enterTable();
                event.consume();
            }
        });
        HBox.setHgrow(filter, Priority.ALWAYS);
        Segments<Grouping> rows = new Segments<>(
                grouping,
                List.of(Grouping.TOPICS, Grouping.DEVICES),
                value -> Texts.get("table.rows." + value),
                Texts.get("table.rows"));
        rows.setId("table-rows-are");
        rows.getStyleClass().add(Styles.SMALL);
        rows.setMinWidth(USE_PREF_SIZE);
        rows.disableProperty().bind(model.columns().groupableProperty().not());
        grouping.subscribe((before, chosen) -> model.columns().group(chosen));
        HBox bar = new HBox(filter, rows, columnsButton, exportButton);
        bar.getStyleClass().add("tree-toolbar");
        return bar;
    }

    private void buildEmptyState() {
        emptyTitle.getStyleClass().add(Styles.TITLE_4);
        emptyTitle.setId("table-empty");
        emptyHint.getStyleClass().add(Styles.TEXT_MUTED);
        List.of(emptyTitle, emptyHint).forEach(label -> label.setWrapText(true));
        empty.getStyleClass().add("empty-state");
        empty.setMouseTransparent(true);
        empty.getChildren().setAll(emptyTitle, emptyHint);
    }

    private void showRows() {
        table.showRows();
        if (table.selectedRow() == null) {
            table.selectTopic();
        }
        boolean nothing = model.rows().isEmpty();
        empty.setVisible(nothing && (model.isRead() || !model.hasBranch()));
        table.setVisible(!nothing || !model.isEmpty());
        String reason = !model.hasBranch() ? "noBranch" : model.isEmpty() ? "empty" : "noMatch";
        emptyTitle.setText(Texts.get("table." + reason));
        emptyHint.setText(Texts.get("table." + reason + ".hint"));
        moved = true;
    }

    private void onKey(KeyEvent event) {
        boolean first = table.getSelectionModel().getSelectedIndex() <= 0;
        switch (event.getCode()) {
            case ENTER -> openSelected();
            case UP, KP_UP -> {
                if (!first) {
                    return;
                }
                filter.requestFocus();
                filter.end();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void enterTable() {
        if (model.hasBranch()) {
            table.requestFocus();
            if (!model.rows().isEmpty() && table.getSelectionModel().getSelectedIndex() < 0) {
                table.getSelectionModel().select(0);
            }
        }
    }

    private void open(TableRow row) {
        select.accept(model.open(row));
    }

    private ContextMenu rowMenu() {
        return new ContextMenu(
                controls.item(TableCommands.OPEN, this),
                controls.item(TableCommands.COPY_TOPIC, this),
                new SeparatorMenuItem(),
                controls.item(TableCommands.EXPORT_CSV, this),
                controls.item(TableCommands.EXPORT_JSON, this));
    }

    private ContextMenu columnsMenu() {
        return ColumnsMenu.of(this, model.columns(), controls);
    }

    private void showColumnsMenu() {
        showBelow(columnsButton, columnsMenu());
    }

    private void showExportMenu() {
        showBelow(
                exportButton,
                new ContextMenu(
                        controls.item(TableCommands.EXPORT_CSV, this), controls.item(TableCommands.EXPORT_JSON, this)));
    }

    private static void showBelow(IconButton button, ContextMenu menu) {
        menu.setAutoHide(true);
        Point2D below = button.localToScreen(0, button.getHeight());
        menu.show(button, below.getX(), below.getY());
    }

    Optional<String> withoutRow() {
        return table.selectedRow() == null ? Optional.of(Texts.get("table.noRow")) : Optional.empty();
    }

    Optional<String> withoutRows() {
        return model.isEmpty() ? Optional.of(Texts.get("table.noRows")) : Optional.empty();
    }

    void export(TableFormat format) {
        files.toSave(getScene().getWindow(), Texts.get("table.export.title"), model.fileName(format))
                .ifPresent(file -> model.export(format, file));
    }

    void openSelected() {
        Optional.ofNullable(table.selectedRow()).ifPresent(this::open);
    }

    void copyTopic() {
        Clip.copy(model.topicToCopy(Objects.requireNonNull(table.selectedRow())));
    }

    void resetColumns() {
        model.columns().reset();
    }

    @Override
    public Node root() {
        return this;
    }

    @Override
    public void shown(boolean visible) {
        bindings.unsubscribe();
        bindings = Subscription.EMPTY;
        if (visible) {
            model.setVisible(true);
            List<Subscription> all = new ArrayList<>();
            filter.textProperty().bindBidirectional(model.filterProperty());
            all.add(() -> filter.textProperty().unbindBidirectional(model.filterProperty()));
            all.add(model.columns().groupingProperty().subscribe(grouping::set));
            all.add(model.columns().shownProperty().subscribe(table::showColumns));
            all.add(model.columns().sortProperty().subscribe(table::showSort));
            all.add(model.snapshotProperty().subscribe(read -> showRows()));
            all.add(model.selectedNode().subscribe(node -> table.selectTopic()));
            all.add(this::hidden);
            bindings = Subscription.combine(all.toArray(Subscription[]::new));
        }
    }

    private void hidden() {
        model.setVisible(false);
    }

    @Override
    public void takeFocus() {
        // The table is invisible until its first rows have been read.
        if (model.hasBranch() && table.isVisible()) {
            enterTable();
        } else {
            filter.requestFocus();
        }
    }

    @Override
    public boolean isBehind() {
        return moved || model.isBehind();
    }

    @Override
    public void tick(long nowNanos) {
        if (moved) {
            moved = false;
            table.keepFixed();
            model.setInSight(table.inSight());
        }
        model.setHeld(table.isPointedAt());
        model.tick(nowNanos);
        if (nowNanos / SECOND != drawnSecond) {
            drawnSecond = nowNanos / SECOND;
            table.drawCells();
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
