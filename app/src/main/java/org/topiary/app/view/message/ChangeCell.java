// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.topiary.app.ui.Nodes;
import org.topiary.app.viewmodel.message.fields.ChangeRow;

/** A difference between two messages: a sign, the path of the field, and its values. */
final class ChangeCell extends ListCell<ChangeRow> {
    private static final double PATH_SHARE = 0.38;

    private final Label sign = new Label();
    private final Label path = new Label();
    private final Label before = new Label();
    private final Label arrow = new Label("→");
    private final Label after = new Label();
    private final HBox content = new HBox(sign, path, before, arrow, after);

    ChangeCell() {
        getStyleClass().add("change-row");
        sign.getStyleClass().add("change-sign");
        sign.setMinWidth(USE_PREF_SIZE);
        path.getStyleClass().add("field-name");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setMinWidth(USE_PREF_SIZE);
        arrow.getStyleClass().add("field-note");
        arrow.setMinWidth(USE_PREF_SIZE);
        before.getStyleClass().add("change-before");
        before.setMinWidth(0);
        after.getStyleClass().add("change-after");
        after.setMinWidth(0);
        HBox.setHgrow(after, Priority.SOMETIMES);
        content.getStyleClass().add("field-row-content");
        // As wide as the list and no wider.
        setPrefWidth(0);
        widthProperty().subscribe(width -> path.setPrefWidth(Math.floor(width.doubleValue() * PATH_SHARE)));
        path.setMaxWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable ChangeRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        sign.setText(
                switch (row.kind()) {
                    case ADDED -> "+";
                    case REMOVED -> "−";
                    case CHANGED -> "~";
                    case MOVED -> "↕";
                });
        content.getStyleClass().setAll("field-row-content", row.kind().name().toLowerCase(Locale.ROOT));
        path.setText(row.path());
        before.setText(row.before());
        after.setText(row.after());
        Nodes.show(before, !row.before().isEmpty());
        Nodes.show(arrow, !row.before().isEmpty() && !row.after().isEmpty());
        Nodes.show(after, !row.after().isEmpty());
        setAccessibleText(row.line());
        setGraphic(content);
    }
}
