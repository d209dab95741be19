// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An edge node or a device: its births and its state. */
final class Member {
    final Births births;
    final LivenessHistory liveness = new LivenessHistory();

    /** Of each metric of the newest birth, the position of the newest message with its value. */
    private long[] newestAt = {};

    /** The birth that {@link #newestAt} belongs to. */
    private @Nullable Generation valued;

    /** Whether the findings have a message without a birth since the last birth or death. */
    boolean saidMissing;

    Member(BirthBudget budget) {
        births = new Births(budget);
    }

    /**
     * Where the newest values of the metrics of the newest birth are, by the index of the metric: at first in the birth
     * itself. To be written to.
     */
    long[] newestAt() {
        Generation newest = births.newest();
        if (newest != null && !newest.equals(valued)) {
            valued = newest;
            newestAt = new long[newest.birth().metrics().size()];
            Arrays.fill(newestAt, newest.position);
        }
        return newestAt;
    }

    boolean isOnline() {
        return liveness.now().state() == Liveness.State.ONLINE || liveness.now().state() == Liveness.State.STALE;
    }

    boolean isOffline() {
        return liveness.now().state() == Liveness.State.OFFLINE;
    }

    /** A birth or death: a message without a birth after it is another finding. */
    void change(Liveness.State state, long position, long timeNanos) {
        saidMissing = false;
        liveness.change(state, position, timeNanos);
    }
}
