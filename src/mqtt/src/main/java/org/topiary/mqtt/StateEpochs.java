// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.topiary.mqtt.SessionState.Phase;

/**
 * The state of a session. Each wish of a person starts a new epoch and changes the state at once; what still arrives
 * from an older epoch is ignored. All methods may be called on any thread.
 */
final class StateEpochs {
    private final Executor teller;
    private volatile Consumer<SessionState> listener = state -> {};
    private volatile SessionState state = SessionState.DISCONNECTED;
    private long epoch;

    /** @param teller where the listener is called, one state after the other, without a lock */
    StateEpochs(Executor teller) {
        this.teller = teller;
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

    synchronized boolean isCurrent(long begun) {
        return epoch == begun;
    }

    /** Ends the epoch; returns the new one. */
    synchronized long next(SessionState next) {
        epoch++;
        set(next);
        return epoch;
    }

    /** Returns false, and changes nothing, if the epoch is over. */
    synchronized boolean change(long begun, SessionState next) {
        if (epoch != begun) {
            return false;
        }
        set(next);
        return true;
    }

    synchronized void changeIfConnected(long begun, SessionState next) {
        if (epoch == begun && state.phase() == Phase.CONNECTED) {
            set(next);
        }
    }

    private void set(SessionState next) {
        if (!next.equals(state)) {
            state = next;
            teller.execute(() -> notify(next));
        }
    }

    private void notify(SessionState next) {
        try {
            listener.accept(next);
        } catch (RuntimeException e) {
            // The listener's fault is no reason to end the connection, but must not vanish either.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
