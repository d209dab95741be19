// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.List;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.core.history.Outages.Outage;
import org.topiary.mqtt.SessionState;
import org.topiary.mqtt.SessionState.Phase;

/**
 * Describes in one line why there is no connection: when and how it was lost, the result of the last attempt since
 * then, and the time until the next one.
 */
final class StateLine {
    private static final double NANOS = 1e9;

    private SessionState state;
    private String lost = "";
    /** What the last attempt met; empty if none has failed. */
    private String failure = "";

    private long retryAtNanos;

    StateLine(SessionState first) {
        state = first;
        noteFailure(first);
    }

    /**
     * @param outages the times without a connection
     * @param nowNanos a monotonic clock, as for {@link #text}
     */
    void show(SessionState next, List<Outage> outages, long nowNanos) {
        if (next.phase() == Phase.CONNECTED || next.phase() == Phase.DISCONNECTED) {
            lost = "";
            failure = "";
        } else if (next.phase() == Phase.CONNECTING) {
            failure = "";
        } else if (lost.isEmpty() && !outages.isEmpty() && outages.getLast().lasts()) {
            lost = Texts.get("state.lost", Times.timeOfDay(outages.getLast().fromNanos()), next.summary());
        } else {
            noteFailure(next);
        }
        if (next.retryMillis() > 0) {
            retryAtNanos = nowNanos + next.retryMillis() * 1_000_000;
        }
        state = next;
    }

    private void noteFailure(SessionState next) {
        if (next.retryMillis() > 0 || next.phase() == Phase.FAILED) {
            failure = Texts.get(next.summary());
        }
    }

    /** The line now; empty while there is a connection, none is wanted, or the first attempt is under way. */
    String text(long nowNanos) {
        String happened =
                lost.isEmpty() || failure.isEmpty() ? lost + failure : lost + " " + Texts.get("state.attempt", failure);
        return state.retryMillis() > 0 ? happened + " " + retry(nowNanos) : happened;
    }

    private String retry(long nowNanos) {
        return Texts.get("state.retry", Math.max(1, Math.round((retryAtNanos - nowNanos) / NANOS)));
    }
}
