// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import org.topiary.app.tasks.Tasks;
import org.topiary.core.rows.RowOrder;
import org.topiary.core.rows.VisibleRows;
import org.topiary.core.tree.TopicTree;

/** Moves rows to their place in the order of live figures, at a bounded pace. JavaFX application thread only. */
final class LiveOrder {
    private final VisibleRows rows;
    private final RecentCounts recent;
    private final SettlePace pace = new SettlePace();

    LiveOrder(TopicTree tree, VisibleRows rows, Tasks tasks) {
        this.rows = rows;
        this.recent = new RecentCounts(tree, tasks);
    }

    /**
     * Adds new rows, and moves rows if they may move.
     *
     * @param now a monotonic clock, ns
     * @return whether rows were added, removed or moved
     */
    boolean refresh(long now, boolean mayMove) {
        if (rows.order().by() == RowOrder.By.RATE) {
            recent.refresh(now).ifPresent(rows::setRecentCounts);
        } else if (recent.clear()) {
            rows.setRecentCounts(null);
        }
        boolean wasMoving = rows.isReordering();
        boolean begins = mayMove && !wasMoving && pace.isDue(now);
        if (begins) {
            rows.settle();
            pace.start(now);
        }
        boolean changed = rows.refresh(mayMove);
        if (!rows.isReordering() && (wasMoving || begins)) {
            pace.end(now);
        }
        return changed;
    }
}
