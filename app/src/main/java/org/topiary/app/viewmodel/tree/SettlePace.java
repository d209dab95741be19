// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

/**
 * When rows may be put in the order of live figures again: once a second, and less often where that takes long, because
 * it costs a walk over the open branches that changed. All times are in ns of a clock that is never set back.
 */
final class SettlePace {
    private static final long MIN_INTERVAL_NANOS = 1_000_000_000L;

    /** How many times as long as it took are rows left alone before they are put in order again. */
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
