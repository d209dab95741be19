// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.concurrent.ScheduledFuture;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.failure.Failure;
import org.topiary.mqtt.profile.ConnectionProfile;

/** Schedules the next attempt to connect; {@link ReconnectPolicy} decides when it is due. Control thread only. */
final class ReconnectScheduler {
    /** Interval at which to check whether the MQTT client has released the connection it just lost. */
    private static final long IDLE_CHECK_MILLIS = 10;

    private final ControlThread control;
    private final StateEpochs states;
    private final Supplier<ConnectionProfile> profile;
    private final LongConsumer attempt;
    private @Nullable ScheduledFuture<?> next;

    /** @param attempt makes an attempt for an epoch */
    ReconnectScheduler(
            ControlThread control, StateEpochs states, Supplier<ConnectionProfile> profile, LongConsumer attempt) {
        this.control = control;
        this.states = states;
        this.profile = profile;
        this.attempt = attempt;
    }

    /** Announces the next attempt and starts it after the delay, unless the epoch is over. */
    void schedule(long epoch, Failure failure, long delayMillis) {
        if (states.change(epoch, SessionState.waiting(failure, delayMillis))) {
            next = control.schedule(() -> reconnectNow(epoch), delayMillis);
        }
    }

    /** Makes the scheduled attempt now, if there is one. */
    void reconnectNow(long epoch) {
        ScheduledFuture<?> waiting = next;
        if (waiting == null || !states.isCurrent(epoch)) {
            return;
        }
        waiting.cancel(false);
        states.change(epoch, states.state().reconnecting(profile.get()));
        attempt.accept(epoch);
    }

    /** Makes the attempt after {@link #IDLE_CHECK_MILLIS}, when the client may be idle. */
    void awaitIdle(long epoch) {
        next = control.schedule(() -> attempt.accept(epoch), IDLE_CHECK_MILLIS);
    }

    /** The scheduled attempt has started. */
    void attemptStarted() {
        next = null;
    }

    void cancel() {
        ScheduledFuture<?> waiting = next;
        if (waiting != null) {
            waiting.cancel(false);
            next = null;
        }
    }
}
