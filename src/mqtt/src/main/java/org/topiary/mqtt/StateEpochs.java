// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.topiary.mqtt.SessionState.Phase;

/**
 * The state of a session. Each request of the user starts a new epoch and changes the state at once; events from an
 * older epoch are ignored. Any thread.
 */
final class StateEpochs {
    private final Executor listenerExecutor;
    private volatile Consumer<SessionState> listener = state -> {};
    private volatile SessionState state = SessionState.DISCONNECTED;
    private long epoch;

    /** @param listenerExecutor runs the calls of the listener, one state at a time, without a lock */
    StateEpochs(Executor listenerExecutor) {
        this.listenerExecutor = listenerExecutor;
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
            state = next;
            listenerExecutor.execute(() -> notify(next));
        }
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
