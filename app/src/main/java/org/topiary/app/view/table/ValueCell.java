// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.table;

import java.util.Objects;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.ShortNumbers;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.LiveTooltip;
import org.topiary.app.viewmodel.table.Cell;
import org.topiary.app.viewmodel.table.Column;
import org.topiary.app.viewmodel.table.TableRow;
import org.topiary.app.viewmodel.table.TableViewModel;
import org.topiary.core.text.ForeignText;

/** A value of the table, read from the view-model whenever it is drawn: the item is only the number of its row. */
final class ValueCell extends TableCell<Integer, Integer> {
    private final TableViewModel model;
    private final Column column;
    private @Nullable Tooltip tooltip;
    private boolean cut;

    ValueCell(TableViewModel model, Column column) {
        this.model = model;
        this.column = column;
        getStyleClass().add("value-cell");
    }

    @Override
    protected void updateItem(@Nullable Integer row, boolean empty) {
        super.updateItem(row, empty);
        draw();
    }

    /** Shows the present value of its row. */
    void draw() {
        Integer index = getItem();
        TableRow row = index == null || isEmpty() || index >= model.rows().size()
                ? null
                : model.rows().get(index);
        if (row == null) {
            show("", false);
            return;
        }
        switch (column.kind()) {
            case TOPIC -> show(ForeignText.line(row.name()), false);
            case AGE -> {
                long age = model.ageNanos(row);
                show(age < 0 ? "" : ShortNumbers.age(age), false);
            }
            case FIELD -> {
                Cell cell = model.cell(row, column);
                show(cell == null ? "" : cell.text(), cell != null && cell.cut());
            }
        }
    }

    private void show(String text, boolean isCut) {
        if (cut == isCut && Objects.equals(text, getText())) {
            return;
        }
        cut = isCut;
        setText(text);
        if (text.isEmpty() || column.kind() == Column.Kind.AGE) {
            setTooltip(null);
        } else {
            if (tooltip == null) {
                tooltip = new LiveTooltip(() -> cut ? Texts.get("table.cut", getText()) : getText());
            }
            setTooltip(tooltip);
        }
    }
}
