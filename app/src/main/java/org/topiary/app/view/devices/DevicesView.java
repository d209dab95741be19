// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.devices;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.LongPredicate;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.OptionalLine;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.viewmodel.devices.DeviceRow;
import org.topiary.app.viewmodel.devices.DevicesViewModel;

/** Sparkplug hosts, groups, edge nodes and devices with their states; below them the findings of the selected one. */
public final class DevicesView extends BorderPane implements PanelView {
    private static final double ROW_HEIGHT = 26;

    private final DevicesViewModel model;
    private final Actions actions;
    private final CommandControls controls;
    private final CustomTextField filter = BoundedText.customField();
    private final ListView<DeviceRow> list = new ListView<>();
    private final List<DeviceCell> cells = new ArrayList<>();
    private final DevicesSummary summary;
    private final SelectedDevicePane details;
    private final VBox empty = new VBox();
    private final Label emptyTitle = new Label();
    private final Label emptyHint = new Label();
    /** Whether the selection of the list is set by the model. */
    private boolean showing;

    private long drawnAt;

    /**
     * What the list does to the session.
     *
     * @param select selects a topic
     * @param show shows the message at a position; returns false if it has left the history
     */
    public record Actions(IntConsumer select, LongPredicate show) {}

    /** The field with the filter, which its command clears. */
    record FilterField(CustomTextField field) {
        void clear() {
            field.clear();
        }

        boolean isEmpty() {
            return field.getText().isEmpty();
        }
    }

    /** @param controls makes menus of commands */
    public DevicesView(DevicesViewModel model, Actions actions, CommandControls controls) {
        this.model = model;
        this.actions = actions;
        this.controls = controls;
        getStyleClass().add("devices");
        summary = new DevicesSummary(model);
        details = new SelectedDevicePane(model, actions.show());
        buildEmptyState();
        setTop(toolbar());
        setCenter(new StackPane(rows(), empty));
        setBottom(new VBox(
                new OptionalLine(model.problemProperty(), "devices-problem", "tree-problem"),
                new OptionalLine(model.conformance().problemProperty(), "devices-report-problem", "tree-problem"),
                summary,
                details,
                new OptionalLine(model.rebirths().outcomeProperty(), "devices-outcome", "tree-note")));
        heightProperty().subscribe(height -> details.fit(height.doubleValue()));
        CommandContexts.put(this, this);
        CommandContexts.put(filter, new FilterField(filter));
        model.rowsProperty().subscribe(this::show);
        model.selectedProperty().subscribe(key -> showSelection());
    }

    private HBox toolbar() {
        filter.setId("devices-filter");
        filter.setLeft(new Icon(Feather.SEARCH));
        filter.setPromptText(Texts.get("devices.filter"));
        filter.setAccessibleText(Texts.get("devices.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                enterList();
                event.consume();
            }
        });
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox bar = new HBox(filter);
        bar.getStyleClass().add("tree-toolbar");
        return bar;
    }

    private ListView<DeviceRow> rows() {
        list.setId("devices-rows");
        list.setAccessibleText(Texts.get("panel.devices"));
        list.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "device-rows");
        list.setCellFactory(view -> {
            DeviceCell cell = new DeviceCell(model::toggle);
            cells.add(cell);
            cell.itemProperty().subscribe(row -> cell.showAge(drawnAt));
            return cell;
        });
        list.getSelectionModel().selectedItemProperty().subscribe(this::select);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        Deferred.contextMenu(list, this::contextMenu, this::belowSelection);
        return list;
    }

    private void buildEmptyState() {
        emptyTitle.getStyleClass().add(Styles.TITLE_4);
        emptyTitle.setId("devices-empty");
        emptyHint.getStyleClass().add(Styles.TEXT_MUTED);
        List.of(emptyTitle, emptyHint).forEach(label -> label.setWrapText(true));
        empty.getStyleClass().add("empty-state");
        empty.setMouseTransparent(true);
        empty.getChildren().setAll(emptyTitle, emptyHint);
    }

    private void show(List<DeviceRow> rows) {
        showing = true;
        try {
            list.getItems().setAll(rows);
        } finally {
            showing = false;
        }
        showSelection();
        boolean nothing = model.isEmpty();
        empty.setVisible(rows.isEmpty());
        emptyTitle.setText(Texts.get(nothing ? "devices.empty" : "devices.noMatch"));
        emptyHint.setText(Texts.get(nothing ? "devices.emptyHint" : "devices.noMatchHint"));
    }

    /** Selects the row of what the model has selected, if it is shown. */
    private void showSelection() {
        int index = model.selectedIndex();
        if (index == list.getSelectionModel().getSelectedIndex()) {
            return;
        }
        showing = true;
        try {
            if (index < 0) {
                list.getSelectionModel().clearSelection();
            } else {
                list.getSelectionModel().select(index);
                list.getFocusModel().focus(index);
            }
        } finally {
            showing = false;
        }
    }

    private void select(@Nullable DeviceRow row) {
        if (!showing && row != null) {
            model.select(row.key());
            selectTopic();
        }
    }

    private void selectTopic() {
        int topic = model.newestTopic();
        if (topic >= 0) {
            actions.select().accept(topic);
        }
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        KeyCode code = event.getCode();
        int before = model.selectedIndex();
        switch (code) {
            case UP, KP_UP -> {
                if (before > 0) {
                    return;
                }
                filter.requestFocus();
                filter.end();
            }
            case LEFT, KP_LEFT, SUBTRACT -> model.closeOrAscend();
            case RIGHT, KP_RIGHT, ADD -> model.openOrDescend();
            case ENTER -> {
                if (model.selectedProperty().get() != null) {
                    model.toggle(model.selectedProperty().get());
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
        if (model.selectedIndex() != before) {
            selectTopic();
            list.scrollTo(Math.max(0, model.selectedIndex()));
        }
    }

    private void enterList() {
        if (!list.getItems().isEmpty()) {
            list.requestFocus();
            if (list.getSelectionModel().getSelectedIndex() < 0) {
                list.getSelectionModel().select(0);
            }
        }
    }

    private ContextMenu contextMenu() {
        return new ContextMenu(
                controls.item(DevicesCommands.COPY_NAME, this),
                controls.item(DevicesCommands.COPY_REPORT, this),
                controls.item(DevicesCommands.REBIRTH, this),
                controls.item(DevicesCommands.REBIRTH_ALL, this));
    }

    private Point2D belowSelection() {
        return cells.stream()
                .filter(cell -> cell.isSelected() && cell.isVisible() && cell.getScene() != null)
                .findFirst()
                .map(cell -> list.sceneToLocal(cell.localToScene(ROW_HEIGHT, cell.getHeight())))
                .orElseGet(() -> new Point2D(ROW_HEIGHT, ROW_HEIGHT));
    }

    Optional<String> rebirthObstacle() {
        return model.rebirthObstacle();
    }

    void requestRebirth() {
        model.requestRebirth();
    }

    Optional<String> obstacleToAllRebirths() {
        return model.rebirths().obstacleToAll();
    }

    void requestAllRebirths() {
        model.rebirths().requestAll();
    }

    Optional<String> withoutName() {
        return model.nameToCopy().isEmpty() ? Optional.of(Texts.get("devices.noName")) : Optional.empty();
    }

    Optional<String> withoutNodes() {
        return model.hasNodes() ? Optional.empty() : Optional.of(Texts.get("devices.report.noNodes"));
    }

    void copyReport() {
        model.conformance().make(Clip::copy);
    }

    void copyName() {
        Clip.copy(model.nameToCopy());
    }

    @Override
    public Node root() {
        return this;
    }

    @Override
    public void shown(boolean visible) {
        model.setVisible(visible);
    }

    @Override
    public void takeFocus() {
        if (list.getItems().isEmpty()) {
            filter.requestFocus();
        } else {
            enterList();
        }
    }

    @Override
    public boolean isBehind() {
        return model.isBehind();
    }

    @Override
    public void tick(long nowNanos) {
        model.tick(nowNanos);
        drawnAt = nowNanos;
        cells.forEach(cell -> cell.showAge(nowNanos));
        summary.update();
        details.update();
    }

    @Override
    public void close() {
        model.setVisible(false);
    }
}
