// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.topiary.app.ui.LineList;
import org.topiary.app.viewmodel.message.TextRange;
import org.topiary.app.viewmodel.message.fields.FieldsViewModel;
import org.topiary.app.viewmodel.message.fields.ShownFields;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.fields.FieldPlace;

/**
 * Lets a list of lines show the bytes of the selected field while the lines are a hex dump; a click or the arrow keys
 * select the innermost field of a byte.
 */
final class HexList {
    private static final int LINES_ABOVE = 2;

    private final FieldsViewModel fields;
    private final LineList list;
    private IntFunction<List<TextRange>> found = line -> List.of();
    private boolean bytes;
    private @Nullable Range marked;

    HexList(FieldsViewModel fields, LineList list) {
        this.fields = fields;
        this.list = list;
        list.setCellFactory(view -> {
            LineCell cell = new LineCell(line -> found.apply(line), this::ofField);
            cell.setOnMouseClicked(event -> {
                if (bytes && event.getButton() == MouseButton.PRIMARY && !cell.isEmpty()) {
                    fields.selectAt(HexMarks.byteAt(cell.getIndex(), cell.column(event.getX())));
                }
            });
            return cell;
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    LineList list() {
        return list;
    }

    private List<TextRange> ofField(int line) {
        Range range = marked;
        return bytes && range != null ? HexMarks.of(range, line) : List.of();
    }

    private void onKey(KeyEvent event) {
        int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (bytes && step != 0 && !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown()) {
            fields.moveCaret(step);
            event.consume();
        }
    }

    /**
     * Shows other lines.
     *
     * @param matches the search matches in a line, ascending
     * @param asBytes whether the lines are a hex dump of the bytes of the fields
     */
    void show(int count, IntFunction<String> line, IntFunction<List<TextRange>> matches, boolean asBytes) {
        found = matches;
        bytes = asBytes;
        list.show(count, line);
    }

    void clear() {
        found = line -> List.of();
        bytes = false;
        marked = null;
        list.clear();
    }

    /** Marks the selected field, and brings its first byte into sight when another one is selected. */
    void mark(@Nullable ShownFields shown) {
        FieldPlace place = shown == null ? null : shown.selected();
        Range range = place == null ? null : place.field().range();
        if (bytes && range != null && !range.equals(marked)) {
            marked = range;
            list.refresh();
            reveal(HexMarks.line(range.start()));
        } else if (bytes && marked != null && range == null) {
            marked = null;
            list.refresh();
        }
    }

    private void reveal(int line) {
        boolean seen = list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && flow.getLastVisibleCell() != null
                && line >= flow.getFirstVisibleCell().getIndex()
                && line < flow.getLastVisibleCell().getIndex();
        if (!seen) {
            list.scrollTo(Math.max(0, line - LINES_ABOVE));
        }
    }
}
