// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.message.TextRange;

/** A line of a value that is shown line by line, with search matches marked. */
final class LineCell extends ListCell<String> {
    private final IntFunction<List<TextRange>> found;

    /** @param found the ranges to mark in a line, ascending */
    LineCell(IntFunction<List<TextRange>> found) {
        this.found = found;
    }

    @Override
    protected void updateItem(@Nullable String line, boolean empty) {
        super.updateItem(line, empty);
        List<TextRange> marked = line == null || empty ? List.of() : found.apply(getIndex());
        if (line == null || marked.isEmpty()) {
            setText(line == null || empty ? "" : line);
            setGraphic(null);
            setContentDisplay(ContentDisplay.TEXT_ONLY);
        } else {
            setGraphic(parts(line, marked));
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }
    }

    private static HBox parts(String line, List<TextRange> marked) {
        HBox parts = new HBox();
        parts.setAlignment(Pos.CENTER_LEFT);
        // Rounded widths would misalign the text after a mark.
        parts.setSnapToPixel(false);
        int at = 0;
        for (TextRange range : marked) {
            add(parts, line.substring(at, range.start()));
            add(parts, line.substring(range.start(), range.end()))
                    .getStyleClass()
                    .add("found");
            at = range.end();
        }
        add(parts, line.substring(at));
        return parts;
    }

    private static Label add(HBox parts, String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setSnapToPixel(false);
        parts.getChildren().add(label);
        return label;
    }
}
