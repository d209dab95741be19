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
    /** How long to wait for the MQTT client to let go of the connection it just lost, before asking again. */
    private static final long IDLE_CHECK_MILLIS = 10;

    private final ControlThread control;
    private final StateEpochs states;
    private final Supplier<ConnectionProfile> profile;
    private final LongConsumer attempt;
    private @Nullable ScheduledFuture<?> next;

    /** @param attempt makes an attempt of an epoch */
    ReconnectScheduler(
            ControlThread control, StateEpochs states, Supplier<ConnectionProfile> profile, LongConsumer attempt) {
        this.control = control;
        this.states = states;
        this.profile = profile;
        this.attempt = attempt;
    }

    /** Announces the next attempt and makes it after the delay, unless the epoch is over. */
    void schedule(long epoch, Failure failure, long delayMillis) {
        if (states.change(epoch, SessionState.waiting(failure, delayMillis))) {
            next = control.schedule(() -> reconnectNow(epoch), delayMillis);
        }
    }

    /** Ends the wait for the next attempt, if one is being waited for. */
    void reconnectNow(long epoch) {
        ScheduledFuture<?> waiting = next;
        if (waiting == null || !states.isCurrent(epoch)) {
            return;
        }
        waiting.cancel(false);
        states.change(epoch, states.state().reconnecting(profile.get()));
        attempt.accept(epoch);
    }

    /** Makes the attempt a moment later, when the client may be idle. */
    void awaitIdle(long epoch) {
        next = control.schedule(() -> attempt.accept(epoch), IDLE_CHECK_MILLIS);
    }

    /** The attempt that was waited for has begun. */
    void begun() {
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
