// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

/** An edge node or a device: its births and its state. */
final class Member {
    final Births births;
    final LivenessHistory liveness = new LivenessHistory();

    /** Whether the findings have a message without a birth since the last birth or death. */
    boolean saidMissing;

    Member(BirthBudget budget) {
        births = new Births(budget);
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
