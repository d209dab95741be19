// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.topiary.app.viewmodel.FxScheduler;

/**
 * Requests a single delayed tick, for content that is not shown yet when no message follows: the window ticks only
 * while messages arrive. JavaFX application thread.
 */
final class DelayedTick {
    static final long DELAY_NANOS = 100_000_000;

    private final Executor delayed;
    private final FxScheduler fx;
    private final LongConsumer tick;
    private boolean pending;

    /**
     * @param delayed runs tasks after {@link #DELAY_NANOS}
     * @param tick receives the time of the tick
     */
    DelayedTick(Executor delayed, FxScheduler fx, LongConsumer tick) {
        this.delayed = delayed;
        this.fx = fx;
        this.tick = tick;
    }

    /** Requests a tick, unless one is pending. */
    void request(long nowNanos) {
        if (!pending) {
            pending = true;
            delayed.execute(() -> fx.later(() -> {
                pending = false;
                tick.accept(nowNanos + DELAY_NANOS);
            }));
        }
    }
}
