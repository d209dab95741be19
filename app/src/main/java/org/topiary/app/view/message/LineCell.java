// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.message.TextRange;

/** A line of a value that is shown line by line, with search matches and the selected field marked. */
final class LineCell extends ListCell<String> {
    private static final int MEASURED = 64;

    private final IntFunction<List<TextRange>> found;
    private final IntFunction<List<TextRange>> field;

    /**
     * @param found the search matches in a line, ascending
     * @param field the parts of a line that belong to the selected field, ascending
     */
    LineCell(IntFunction<List<TextRange>> found, IntFunction<List<TextRange>> field) {
        this.found = found;
        this.field = field;
    }

    @Override
    protected void updateItem(@Nullable String line, boolean empty) {
        super.updateItem(line, empty);
        List<TextRange> matches = line == null || empty ? List.of() : found.apply(getIndex());
        List<TextRange> selected = line == null || empty ? List.of() : field.apply(getIndex());
        if (line == null || (matches.isEmpty() && selected.isEmpty())) {
            setText(line == null || empty ? "" : line);
            setGraphic(null);
            setContentDisplay(ContentDisplay.TEXT_ONLY);
        } else {
            setGraphic(parts(line, matches, selected));
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }
    }

    /** The column of a character at a distance in pixels from the left edge; lines are monospaced. */
    int column(double x) {
        Text sample = new Text("0".repeat(MEASURED));
        sample.setFont(getFont());
        double width = sample.getLayoutBounds().getWidth() / MEASURED;
        return width > 0 ? (int) Math.floor((x - snappedLeftInset()) / width) : -1;
    }

    private static HBox parts(String line, List<TextRange> matches, List<TextRange> selected) {
        HBox parts = new HBox();
        parts.setAlignment(Pos.CENTER_LEFT);
        // Rounded widths would misalign the text after a mark.
        parts.setSnapToPixel(false);
        int[] ends = Stream.concat(matches.stream(), selected.stream())
                .flatMapToInt(range -> IntStream.of(range.start(), range.end()))
                .filter(end -> end > 0 && end < line.length())
                .sorted()
                .distinct()
                .toArray();
        int at = 0;
        for (int i = 0; i <= ends.length; i++) {
            int to = i < ends.length ? ends[i] : line.length();
            List<String> styles = new ArrayList<>(2);
            if (contains(selected, at)) {
                styles.add("of-field");
            }
            if (contains(matches, at)) {
                styles.add("found");
            }
            add(parts, line.substring(at, to)).getStyleClass().addAll(styles);
            at = to;
        }
        return parts;
    }

    private static boolean contains(List<TextRange> ranges, int at) {
        return ranges.stream().anyMatch(range -> range.start() <= at && at < range.end());
    }

    private static Label add(HBox parts, String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setSnapToPixel(false);
        parts.getChildren().add(label);
        return label;
    }
}
