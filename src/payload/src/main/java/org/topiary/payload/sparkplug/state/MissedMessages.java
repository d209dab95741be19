// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.util.ArrayDeque;
import java.util.Deque;

/** Where messages were missed, and how many. Of more than 64 places the two oldest ones become one. Not thread-safe. */
final class MissedMessages {
    private static final int MAX = 64;

    /** @param position of the first message after those that were missed */
    private record Place(long position, long messages) {}

    private final Deque<Place> places = new ArrayDeque<>(1);
    private long total;

    void add(long position, long messages) {
        total += messages;
        places.addLast(new Place(position, messages));
        if (places.size() > MAX) {
            Place oldest = places.removeFirst();
            Place next = places.removeFirst();
            places.addFirst(new Place(next.position, oldest.messages + next.messages));
        }
    }

    long total() {
        return total;
    }

    /** Number of messages that were missed after the one at a position, up to another one. */
    long between(long after, long upTo) {
        long messages = 0;
        for (Place place : places) {
            messages += place.position > after && place.position <= upTo ? place.messages : 0;
        }
        return messages;
    }

    /** The last position up to another one at which messages were missed; -1 if there is none. */
    long last(long upTo) {
        long last = -1;
        for (Place place : places) {
            last = place.position <= upTo ? place.position : last;
        }
        return last;
    }
}
