// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.PastMoment;

/**
 * Which messages have expired at the time that the window shows (MQTT 5, section 3.3.2.3.3), and whether another one of
 * those asked about has expired since. JavaFX application thread unless noted.
 */
public final class ExpiryWatch {
    private final LongSupplier clock;
    private final Supplier<@Nullable PastMoment> moment;

    /** When the next message expires, of those asked about since the last restart. */
    private volatile long due = HistoryRow.NEVER;

    public ExpiryWatch(MessageViewModel model) {
        this(() -> System.currentTimeMillis() * 1_000_000L, model.momentProperty()::get);
    }

    /**
     * @param clock the present, nanoseconds since 1970-01-01T00:00Z; called on any thread
     * @param moment the time that the window shows instead; null for the present
     */
    ExpiryWatch(LongSupplier clock, Supplier<@Nullable PastMoment> moment) {
        this.clock = clock;
        this.moment = moment;
    }

    /** Whether a message has expired by the time that the window shows. */
    public boolean isExpired(long expiresNanos) {
        PastMoment past = moment.get();
        if (expiresNanos <= (past == null ? clock.getAsLong() : past.timeNanos())) {
            return true;
        }
        // A past time stands still.
        if (past == null && expiresNanos < due) {
            due = expiresNanos;
        }
        return false;
    }

    /** Whether a message has expired that had not when it was asked about. Any thread. */
    public boolean isDue() {
        return due != HistoryRow.NEVER && due <= clock.getAsLong();
    }

    /** Forgets all messages; those that are still shown must be asked about again. */
    public void restart() {
        due = HistoryRow.NEVER;
    }
}
