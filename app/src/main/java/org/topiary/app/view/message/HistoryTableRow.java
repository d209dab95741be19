// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.MessageViewModel;

/** A row of the history, with a mark if messages may be missing before it. */
final class HistoryTableRow extends TableRow<HistoryRow> {
    private static final PseudoClass AFTER_OUTAGE = PseudoClass.getPseudoClass("after-outage");

    private final MessageViewModel model;
    private @Nullable Tooltip why;

    HistoryTableRow(MessageViewModel model) {
        this.model = model;
    }

    @Override
    protected void updateItem(@Nullable HistoryRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean marked = row != null && !empty && model.followsOutage(row);
        pseudoClassStateChanged(AFTER_OUTAGE, marked);
        if (marked && why == null) {
            why = new Tooltip(Texts.get("message.history.outage"));
        }
        setTooltip(marked ? why : null);
    }
}
