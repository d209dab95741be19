// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;
import org.topiary.app.ui.LineList;
import org.topiary.app.ui.WidestText;
import org.topiary.app.viewmodel.message.TextRange;
import org.topiary.app.viewmodel.message.fields.FieldsViewModel;
import org.topiary.app.viewmodel.message.fields.ShownFields;
import org.topiary.payload.HexDump;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.fields.FieldPlace;

/**
 * Lets a list of lines show the bytes of the selected field while the lines are a hex dump; a click or the arrow keys
 * select the innermost field of a byte. Where the list has no room for a line of the dump it shows two of half as many
 * bytes.
 */
final class HexList {
    private static final int LINES_ABOVE = 2;
    /** The insets of a line and the scroll bar, in pixels. */
    private static final double BESIDE_LINE = 36;
    /** The height of a line in the stylesheet, as a multiple of its font's size. */
    private static final double LINE_HEIGHT = 1.53846;

    private final FieldsViewModel fields;
    private final LineList list;
    private IntFunction<List<TextRange>> found = line -> List.of();
    private int count;
    private IntFunction<String> lines = line -> "";
    private boolean bytes;
    private boolean halves;
    private int shownHalves;
    private @Nullable Range marked;

    HexList(FieldsViewModel fields, LineList list) {
        this.fields = fields;
        this.list = list;
        list.setCellFactory(view -> {
            LineCell cell = new LineCell(this::found, this::ofField);
            cell.setOnMouseClicked(event -> {
                if (bytes && event.getButton() == MouseButton.PRIMARY && !cell.isEmpty()) {
                    fields.selectAt(byteAt(cell.getIndex(), cell.column(event.getX())));
                }
            });
            return cell;
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.widthProperty().subscribe(this::fit);
        list.fixedCellSizeProperty().subscribe(this::fit);
    }

    LineList list() {
        return list;
    }

    /** Goes over to whole or half lines when the width or the font is another one. */
    private void fit() {
        boolean narrow = list.getWidth() > 0 && list.getWidth() < lineWidth() + BESIDE_LINE;
        if (narrow != halves) {
            int first = firstLine();
            Range range = marked;
            boolean follows = range != null && (first < 0 || isSeen(lineOf(range)));
            halves = narrow;
            if (bytes) {
                show();
                if (range != null && follows) {
                    scrollTo(lineOf(range));
                } else if (first >= 0) {
                    list.scrollTo(narrow ? 2 * first : first / 2);
                }
            }
        }
    }

    /**
     * The width of a line of a dump, in pixels. From the height of a line, because the font of cells is known only when
     * they are laid out, which is too late to show other lines.
     */
    private double lineWidth() {
        Font font = Font.font("Monospaced", list.getFixedCellSize() / LINE_HEIGHT);
        return WidestText.of(List.of("0".repeat(HexDump.LENGTH)), font);
    }

    private boolean inHalves() {
        return bytes && halves;
    }

    /** The first line in sight; negative before the list was laid out. */
    private int firstLine() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                ? flow.getFirstVisibleCell().getIndex()
                : -1;
    }

    private boolean isSeen(int line) {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && flow.getLastVisibleCell() != null
                && line >= flow.getFirstVisibleCell().getIndex()
                && line < flow.getLastVisibleCell().getIndex();
    }

    /** The line with the first byte of a range. */
    private int lineOf(Range range) {
        return inHalves() ? range.start() / (HexDump.WIDTH / 2) : HexMarks.line(range.start());
    }

    private void show() {
        if (inHalves()) {
            IntFunction<String> whole = lines;
            // Below a payload of up to eight bytes, which is one line of the dump, are its readings as numbers.
            int dump = HexHalves.isDump(whole.apply(count - 1)) ? count : 1;
            int shown = HexHalves.count(dump, whole.apply(dump - 1));
            shownHalves = shown;
            list.show(
                    shown + count - dump,
                    line -> line < shown
                            ? HexHalves.line(whole.apply(line / 2), line % 2)
                            : whole.apply(line - shown + dump));
        } else {
            list.show(count, lines);
        }
    }

    private List<TextRange> found(int line) {
        return inHalves() && line < shownHalves ? HexHalves.ranges(found.apply(line / 2), line % 2) : found.apply(line);
    }

    private List<TextRange> ofField(int line) {
        Range range = marked;
        if (!bytes || range == null) {
            return List.of();
        }
        return inHalves() ? HexHalves.ranges(HexMarks.of(range, line / 2), line % 2) : HexMarks.of(range, line);
    }

    private int byteAt(int line, int column) {
        return inHalves()
                ? HexMarks.byteAt(line / 2, HexHalves.column(column, line % 2))
                : HexMarks.byteAt(line, column);
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
        this.count = count;
        lines = line;
        found = matches;
        bytes = asBytes && count > 0 && HexHalves.isDump(line.apply(0));
        show();
    }

    void clear() {
        count = 0;
        lines = line -> "";
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
            if (!isSeen(lineOf(range))) {
                scrollTo(lineOf(range));
            }
        } else if (bytes && marked != null && range == null) {
            marked = null;
            list.refresh();
        }
    }

    /** Scrolls to a line of the text or dump, with some lines above it. */
    void scrollTo(int line, int above) {
        list.scrollTo(Math.max(0, (inHalves() ? 2 * line : line) - above));
    }

    /** Scrolls to a line that is shown, with some lines above it if there is room. */
    private void scrollTo(int line) {
        int room = (int) (list.getHeight() / list.getFixedCellSize()) - 1;
        list.scrollTo(Math.max(0, line - Math.clamp(room, 0, LINES_ABOVE)));
    }
}
