// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.devices;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.devices.FindingRow;

/** The time of a finding, and below it what was found. */
final class FindingCell extends ListCell<FindingRow> {
    private final Label time = new Label();
    private final Label words = new Label();
    private final VBox content = new VBox(time, words);

    FindingCell() {
        getStyleClass().add("device-finding");
        time.getStyleClass().add("device-detail");
        words.setWrapText(true);
        // As wide as the list and no wider, so that the words wrap.
        setPrefWidth(0);
    }

    /** A cell asks its graphic for the height of a single line, whatever its width is. */
    @Override
    protected double computePrefHeight(double width) {
        double room = (width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset();
        return getGraphic() == null || room <= 0
                ? super.computePrefHeight(width)
                : snappedTopInset() + content.prefHeight(room) + snappedBottomInset();
    }

    @Override
    protected void updateItem(@Nullable FindingRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        time.setText(Times.time(row.timeNanos()));
        words.setText(row.text());
        setAccessibleText(Texts.get("devices.findingAccessible", time.getText(), row.text()));
        setGraphic(content);
    }
}
