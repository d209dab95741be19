// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import org.jspecify.annotations.Nullable;
import org.topiary.core.log.Messages;

/** Goes through the history message by message. JavaFX application thread. */
public final class HistorySteps {
    private final MessageViewModel model;

    public HistorySteps(MessageViewModel model) {
        this.model = model;
    }

    /** Whether the history has a message older than the one shown. */
    public boolean hasOlder() {
        HistoryList list = list();
        return list != null && shownRow(list) + 1 < list.size();
    }

    /** Whether the message shown is not simply the latest. */
    public boolean hasNewer() {
        return !model.followingProperty().get();
    }

    /** Shows the message below the one shown; the newest if none is shown. */
    public void older() {
        HistoryList list = list();
        if (list != null && hasOlder()) {
            show(list, shownRow(list) + 1);
        }
    }

    /**
     * Shows the message above the one shown. From the newest message of a topic on, and above all messages of a branch,
     * the latest is followed again.
     */
    public void newer() {
        HistoryList list = list();
        int newer = list == null ? -1 : shownRow(list) - 1;
        if (list != null && (newer > 0 || (newer == 0 && list.isStream()))) {
            show(list, newer);
        } else {
            model.showLatest();
        }
    }

    private @Nullable HistoryList list() {
        return model.historyProperty().get();
    }

    private int shownRow(HistoryList list) {
        return list.row(model.value().position());
    }

    private void show(HistoryList list, int row) {
        long position = list.position(row);
        if (position != Messages.NONE) {
            model.show(position);
        }
    }
}
