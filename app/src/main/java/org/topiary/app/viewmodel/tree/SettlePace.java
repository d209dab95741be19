// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

/**
 * Decides when rows may be sorted again by live figures: once a second, and less often where sorting takes long,
 * because it walks the expanded branches that changed. All times are in ns of a monotonic clock.
 */
final class SettlePace {
    private static final long MIN_INTERVAL_NANOS = 1_000_000_000L;

    /** The minimum pause after a sort, as a multiple of its duration. */
    private static final int REST = 4;

    private long dueFrom = Long.MIN_VALUE / 2;
    private long started;

    boolean isDue(long now) {
        return now - dueFrom >= 0;
    }

    void start(long now) {
        started = now;
    }

    void end(long now) {
        dueFrom = Math.max(started + MIN_INTERVAL_NANOS, now + REST * (now - started));
    }
}
