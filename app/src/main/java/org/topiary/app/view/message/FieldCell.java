// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Nodes;
import org.topiary.app.view.message.columns.FieldDrag;
import org.topiary.app.viewmodel.message.fields.FieldRow;
import org.topiary.app.viewmodel.message.fields.FieldsViewModel;
import org.topiary.payload.decode.Field;

/** A field: name, value, former value, and a remark. The names take the same width in all rows. */
final class FieldCell extends ListCell<FieldRow> {
    private static final PseudoClass EXPANDED = PseudoClass.getPseudoClass("expanded");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    /** Pixels for each level, and for the arrow. */
    private static final double INDENT = 14;
    /** Deeper levels are not indented further: the names would not be seen. */
    private static final int MAX_INDENT = 10;

    private static final double NAME_SHARE = 0.38;

    private final Region indent = new Region();
    private final StackPane arrow = new StackPane(new Region());
    private final Label name = new Label();
    private final HBox named = new HBox(indent, arrow, name);
    private final Label value = new Label();
    private final Label former = new Label();
    private final Label note = new Label();
    private final HBox content = new HBox(named, value, former, note);

    FieldCell(FieldsViewModel fields, ObservableValue<? extends Number> width, FieldDrag drag) {
        getStyleClass().add("field-row");
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        arrow.getStyleClass().add("topic-arrow");
        arrow.setMinWidth(INDENT);
        arrow.setPrefWidth(INDENT);
        arrow.getChildren().getFirst().getStyleClass().add("topic-arrow-shape");
        arrow.setOnMousePressed(event -> toggle(event, fields));
        indent.setMinWidth(USE_PREF_SIZE);
        name.getStyleClass().add("field-name");
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        named.setAlignment(Pos.CENTER_LEFT);
        named.setMinWidth(USE_PREF_SIZE);
        named.setMaxWidth(USE_PREF_SIZE);
        named.prefWidthProperty().bind(width.map(list -> Math.floor(list.doubleValue() * NAME_SHARE)));
        value.getStyleClass().add("field-value");
        value.setMinWidth(0);
        former.getStyleClass().add("field-former");
        former.setMinWidth(0);
        note.getStyleClass().add("field-note");
        note.setMinWidth(0);
        // Shrinks before the others do.
        note.setPrefWidth(0);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        content.getStyleClass().add("field-row-content");
        // As wide as the list and no wider.
        setPrefWidth(0);
        drag.from(this, this::getItem);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                toggle(event, fields);
            }
        });
    }

    private void toggle(MouseEvent event, FieldsViewModel fields) {
        FieldRow row = getItem();
        if (row != null && row.isExpandable() && event.getButton() == MouseButton.PRIMARY) {
            fields.toggle(row);
            event.consume();
        }
    }

    @Override
    protected void updateItem(@Nullable FieldRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(CHANGED, false);
            return;
        }
        indent.setPrefWidth(Math.min(row.depth(), MAX_INDENT) * INDENT);
        arrow.getChildren().getFirst().setVisible(row.isExpandable());
        pseudoClassStateChanged(EXPANDED, row.isOpen());
        name.setText(row.label());
        value.setText(row.text());
        value.getStyleClass().setAll("label", "field-value", style(row.kind()));
        String before = row.formerText();
        former.setText(before);
        Nodes.show(former, !before.isEmpty());
        pseudoClassStateChanged(CHANGED, row.change() != FieldRow.Change.NONE);
        note.setText(row.note());
        setAccessibleText(
                before.isEmpty()
                        ? Texts.get("message.fields.accessible", row.label(), value.getText())
                        : Texts.get("message.fields.accessible.changed", row.label(), value.getText(), before));
        setGraphic(content);
    }

    private static String style(Field.Kind kind) {
        return switch (kind) {
            case OBJECT, ARRAY -> "container";
            case BOOLEAN, NULL, ENUM -> "literal";
            case TEXT, NUMBER, BYTES, TIME -> kind.name().toLowerCase(Locale.ROOT);
        };
    }
}
