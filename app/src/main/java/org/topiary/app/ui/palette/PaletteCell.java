// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.palette;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.Icon;

/** One entry: icon, title, detail, and its keys at the right. */
final class PaletteCell extends ListCell<PaletteEntry> {
    private final Icon icon = new Icon(Feather.CIRCLE);
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label keys = new Label();
    private final HBox row;

    PaletteCell() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        title.setMinWidth(0);
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        detail.getStyleClass().add("palette-detail");
        detail.setMinWidth(0);
        keys.getStyleClass().add("palette-keys");
        keys.setMinWidth(USE_PREF_SIZE);
        row = new HBox(icon, title, detail, gap, keys);
        row.getStyleClass().add("palette-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        row.setPrefWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (entry == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.show(entry.icon());
        title.setText(entry.title());
        detail.setText(entry.obstacle().orElse(entry.detail()));
        keys.setText(entry.keys());
        row.setOpacity(entry.obstacle().isPresent() ? 0.55 : 1);
        setAccessibleText(entry.title() + ", " + detail.getText());
        setGraphic(row);
    }
}
