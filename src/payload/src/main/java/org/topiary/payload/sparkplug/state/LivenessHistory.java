// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The newest 16 changes of the state of a node, device or host; what was before them is unknown. */
final class LivenessHistory {
    static final int MAX = 16;

    private final Deque<Liveness> changes = new ArrayDeque<>(2);

    /** Adds a change, unless the state is the same. Positions only grow. */
    void change(Liveness.State state, long position, long timeNanos) {
        if (now().state() != state) {
            add(state, position, timeNanos);
        }
    }

    /** Adds a change even if the state is the same, because it was another one meanwhile. */
    void add(Liveness.State state, long position, long timeNanos) {
        if (changes.size() == MAX) {
            changes.removeFirst();
        }
        changes.addLast(new Liveness(state, position, timeNanos));
    }

    Liveness now() {
        return changes.isEmpty() ? Liveness.UNKNOWN : changes.getLast();
    }

    /** The state after the message at a position. */
    Liveness at(long position) {
        for (Iterator<Liveness> newest = changes.descendingIterator(); newest.hasNext(); ) {
            Liveness change = newest.next();
            if (change.position() <= position) {
                return change;
            }
        }
        return Liveness.UNKNOWN;
    }
}
