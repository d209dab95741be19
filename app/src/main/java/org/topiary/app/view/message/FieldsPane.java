// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Tweaks;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.LazyItems;
import org.topiary.app.ui.LineList;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.view.message.columns.FieldDrag;
import org.topiary.app.viewmodel.message.fields.FieldRow;
import org.topiary.app.viewmodel.message.fields.FieldRows;
import org.topiary.app.viewmodel.message.fields.FieldTree;
import org.topiary.app.viewmodel.message.fields.FieldsViewModel;
import org.topiary.app.viewmodel.message.fields.ShownFields;
import org.topiary.payload.HexDump;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.fields.FieldPlace;

/** The fields of a message as a tree; below it, if there is room, the bytes with those of the selected field marked. */
final class FieldsPane {
    private static final double ROW_HEIGHT = 24;
    /** Height in pixels from which the bytes are shown, too, and the height that they take. */
    private static final double TALL = 420;

    private static final double BYTES_HEIGHT = 122;

    private final FieldsViewModel fields;
    private final LazyItems<FieldRow> items = new LazyItems<>(FieldRow.NONE);
    private final ListView<FieldRow> list = new ListView<>(items);
    private final HexList bytes;
    private final VBox root;
    private FieldRows rows = FieldRows.NONE;
    private @Nullable FieldTree shownBytes;
    /** Whether the selection of the list is set by the model. */
    private boolean showing;

    FieldsPane(FieldsViewModel fields, FieldDrag drag) {
        this.fields = fields;
        list.setId("fields");
        list.setAccessibleText(Texts.get("message.fields"));
        list.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "field-rows");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(view -> new FieldCell(fields, list.widthProperty(), drag));
        list.getSelectionModel().selectedIndexProperty().subscribe(index -> select(index.intValue()));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        LineList lines = new LineList(Texts.get("message.fields.bytes"));
        lines.setId("field-hex");
        lines.setMinHeight(BYTES_HEIGHT);
        lines.setPrefHeight(BYTES_HEIGHT);
        bytes = new HexList(fields, lines);
        VBox.setVgrow(list, Priority.ALWAYS);
        root = new VBox(list, lines);
        root.getStyleClass().add("fields-pane");
        root.heightProperty().subscribe(height -> showBytes());
        CommandContexts.put(root, this);
    }

    Node root() {
        return root;
    }

    /** Sets the context menu, made each time it opens. */
    void setMenu(Supplier<ContextMenu> menu) {
        Deferred.contextMenu(list, menu, this::belowSelected);
    }

    private Point2D belowSelected() {
        int selected = list.getSelectionModel().getSelectedIndex();
        return list.lookupAll(".field-row").stream()
                .filter(row -> row instanceof IndexedCell<?> cell && cell.getIndex() == selected && cell.isVisible())
                .findFirst()
                .map(row -> list.sceneToLocal(
                        row.localToScene(ROW_HEIGHT, row.getLayoutBounds().getHeight())))
                .orElse(new Point2D(ROW_HEIGHT, ROW_HEIGHT));
    }

    Subscription bind() {
        return Subscription.combine(fields.shownProperty().subscribe(this::show), () -> show(null));
    }

    void takeFocus() {
        list.requestFocus();
    }

    private void show(@Nullable ShownFields shown) {
        FieldRows next = shown == null ? FieldRows.NONE : shown.rows();
        showing = true;
        try {
            if (next != rows) {
                rows = next;
                items.show(rows.size(), rows::get);
                list.refresh();
            }
            select(shown);
        } finally {
            showing = false;
        }
        showBytes();
        bytes.mark(shown);
    }

    private void select(@Nullable ShownFields shown) {
        int index = shown == null ? -1 : rows.index(shown.wanted());
        if (index < 0) {
            list.getSelectionModel().clearSelection();
            return;
        }
        boolean moved = list.getSelectionModel().getSelectedIndex() != index;
        // Selects the row anew: the control remembers the row itself, which may be that of an older message.
        list.getSelectionModel().clearSelection();
        list.getSelectionModel().select(index);
        list.getFocusModel().focus(index);
        if (moved) {
            reveal(index);
        }
    }

    private void reveal(int index) {
        boolean seen = list.lookupAll(".field-row").stream()
                .anyMatch(row -> row instanceof IndexedCell<?> cell && cell.getIndex() == index && cell.isVisible());
        if (!seen) {
            list.scrollTo(Math.max(0, index - 1));
        }
    }

    private void select(int index) {
        if (!showing && index >= 0 && index < rows.size()) {
            fields.select(rows.get(index));
        }
    }

    /** Shows the bytes below the tree if there is room, and it is the tree that is shown. */
    private void showBytes() {
        ShownFields shown = fields.shownProperty().get();
        boolean room = root.getHeight() >= TALL && shown != null && rows != FieldRows.NONE;
        Nodes.show(bytes.list(), room);
        FieldTree next = room ? shown.tree() : null;
        if (next == null) {
            if (shownBytes != null) {
                shownBytes = null;
                bytes.clear();
            }
        } else if (!next.is(shownBytes)) {
            shownBytes = next;
            HexDump dump = new HexDump(next.bytes());
            bytes.show(dump.lineCount(), dump::line, line -> List.of(), true);
            bytes.mark(shown);
        }
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        FieldRow row = selectedRow();
        if (row == null) {
            return;
        }
        KeyCode code = event.getCode();
        boolean star = code == KeyCode.MULTIPLY || "*".equals(event.getText());
        if (star) {
            fields.openAll(row);
        } else if (event.isShiftDown()) {
            return;
        } else if (code == KeyCode.LEFT || code == KeyCode.KP_LEFT) {
            closeOrAscend(row);
        } else if (code == KeyCode.RIGHT || code == KeyCode.KP_RIGHT) {
            openOrDescend(row);
        } else if (code == KeyCode.ENTER) {
            fields.toggle(row);
        } else {
            return;
        }
        event.consume();
    }

    private void closeOrAscend(FieldRow row) {
        if (row.isOpen()) {
            fields.toggle(row);
            return;
        }
        int index = list.getSelectionModel().getSelectedIndex();
        while (index >= 0 && rows.get(index).depth() >= row.depth()) {
            index--;
        }
        if (index >= 0) {
            fields.select(rows.get(index));
        }
    }

    private void openOrDescend(FieldRow row) {
        if (row.isExpandable() && !row.isOpen()) {
            fields.toggle(row);
        } else if (row.isOpen()) {
            int next = list.getSelectionModel().getSelectedIndex() + 1;
            if (next < rows.size() && rows.get(next).depth() > row.depth()) {
                fields.select(rows.get(next));
            }
        }
    }

    private @Nullable FieldRow selectedRow() {
        int index = list.getSelectionModel().getSelectedIndex();
        return index >= 0 && index < rows.size() ? rows.get(index) : null;
    }

    Optional<String> withoutField() {
        return fields.selected() == null ? Optional.of(Texts.get("command.noField")) : Optional.empty();
    }

    Optional<String> withoutChildren() {
        FieldRow row = selectedRow();
        return row == null || !row.isExpandable() ? Optional.of(Texts.get("command.noFieldsInside")) : Optional.empty();
    }

    void copyPath() {
        FieldPlace place = fields.selected();
        if (place != null) {
            Clip.copy(place.path().toString());
        }
    }

    void copyKey() {
        FieldPlace place = fields.selected();
        if (place != null && !place.path().equals(FieldPath.ROOT)) {
            Field field = place.field();
            Clip.copy(field.index() == Field.NO_INDEX ? field.name() : Integer.toString(field.index()));
        }
    }

    void copyText() {
        fields.copyText(Clip::copy);
    }

    void copyJson() {
        fields.copyJson(Clip::copy);
    }

    void openAll() {
        FieldRow row = selectedRow();
        if (row != null) {
            fields.openAll(row);
        }
    }
}
