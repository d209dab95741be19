// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.ui.LiveTooltip;
import org.topiary.app.viewmodel.message.HistoryRow;

/** A cell of the history; its tooltip gives what the text leaves out. */
final class HistoryCell extends TableCell<HistoryRow, HistoryRow> {
    private final Function<HistoryRow, String> text;
    private final String name;
    private final Tooltip tooltip = new LiveTooltip(() -> tip(getItem()));

    HistoryCell(String name, Function<HistoryRow, String> text) {
        this.text = text;
        this.name = name;
        getStyleClass().add(name);
    }

    @Override
    protected void updateItem(@Nullable HistoryRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(row == null || empty ? "" : text.apply(row));
        setTooltip(row != null && !empty && !row.isGone() && hasTip(row) ? tooltip : null);
    }

    private boolean hasTip(HistoryRow row) {
        return switch (name) {
            case "time", "size" -> true;
            case "retained" -> row.retained();
            default -> false;
        };
    }

    private String tip(HistoryRow row) {
        return switch (name) {
            case "time" -> Times.dateAndTime(row.timeNanos());
            case "size" -> Texts.get("message.bytes", row.size());
            default -> Texts.get(row.clearsRetained() ? "message.clears.tip" : "message.retained.tip");
        };
    }
}
