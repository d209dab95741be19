// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.topiary.core.history.Outages;
import org.topiary.mqtt.SessionState.Phase;

/**
 * The state of a session. Each request of the user starts a new epoch and changes the state at once; events from an
 * older epoch are ignored. Any thread.
 */
final class StateEpochs {
    private final Executor listenerExecutor;
    private final InstantSource wall;
    private final Outages outages = new Outages();
    private volatile Consumer<SessionState> listener = state -> {};
    private volatile SessionState state = SessionState.DISCONNECTED;
    private long epoch;

    /**
     * @param listenerExecutor runs the calls of the listener, one state at a time, without a lock
     * @param wall the time of day, by which messages are stamped
     */
    StateEpochs(Executor listenerExecutor, InstantSource wall) {
        this.listenerExecutor = listenerExecutor;
        this.wall = wall;
    }

    /** The times without a connection, from the first connection on. */
    Outages outages() {
        return outages;
    }

    SessionState state() {
        return state;
    }

    void setListener(Consumer<SessionState> listener) {
        this.listener = listener;
    }

    synchronized long current() {
        return epoch;
    }

    synchronized boolean isCurrent(long expected) {
        return epoch == expected;
    }

    /** Ends the epoch and returns the new one. */
    synchronized long next(SessionState next) {
        epoch++;
        set(next);
        return epoch;
    }

    /** Returns false and changes nothing if the epoch is over. */
    synchronized boolean change(long expected, SessionState next) {
        if (epoch != expected) {
            return false;
        }
        set(next);
        return true;
    }

    synchronized void changeIfConnected(long expected, SessionState next) {
        if (epoch == expected && state.phase() == Phase.CONNECTED) {
            set(next);
        }
    }

    private void set(SessionState next) {
        if (!next.equals(state)) {
            if (next.phase() == Phase.CONNECTED) {
                outages.ended(nowNanos());
            } else if (state.phase() == Phase.CONNECTED) {
                outages.began(nowNanos());
            }
            state = next;
            listenerExecutor.execute(() -> notify(next));
        }
    }

    private long nowNanos() {
        Instant now = wall.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private void notify(SessionState next) {
        try {
            listener.accept(next);
        } catch (RuntimeException e) {
            // An exception in the listener must not end the connection, but must not be lost either.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
