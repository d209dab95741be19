// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.ui.LiveTooltip;
import org.topiary.app.viewmodel.message.ExpiryWatch;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.MessageViewModel;

/** A row of the history, with marks if its message has expired, or if messages may be missing before it. */
final class HistoryTableRow extends TableRow<HistoryRow> {
    private static final PseudoClass AFTER_OUTAGE = PseudoClass.getPseudoClass("after-outage");

    private static final PseudoClass EXPIRED = PseudoClass.getPseudoClass("expired");

    private final MessageViewModel model;
    private final ExpiryWatch expiry;
    private @Nullable Tooltip why;
    private boolean afterOutage;
    private boolean expired;

    HistoryTableRow(MessageViewModel model, ExpiryWatch expiry) {
        this.model = model;
        this.expiry = expiry;
    }

    @Override
    protected void updateItem(@Nullable HistoryRow row, boolean empty) {
        super.updateItem(row, empty);
        afterOutage = row != null && !empty && model.followsOutage(row);
        pseudoClassStateChanged(AFTER_OUTAGE, afterOutage);
        showExpiry();
    }

    /** Strikes the row through if its message has expired by the time that the window shows. */
    void showExpiry() {
        HistoryRow row = getItem();
        expired = row != null && !isEmpty() && expiry.isExpired(row.expiresNanos());
        pseudoClassStateChanged(EXPIRED, expired);
        if ((expired || afterOutage) && why == null) {
            why = new LiveTooltip(this::why);
        }
        setTooltip(expired || afterOutage ? why : null);
    }

    private String why() {
        HistoryRow row = getItem();
        String ended = expired && row != null
                ? Texts.get(
                        "message.history.expired",
                        Times.dateAndTime(row.expiresNanos()),
                        Times.age(model.nowNanos() - row.expiresNanos()),
                        row.lifetimeSeconds())
                : "";
        return Stream.of(ended, afterOutage ? Texts.get("message.history.outage") : "")
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
