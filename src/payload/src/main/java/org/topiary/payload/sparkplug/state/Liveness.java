// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

/**
 * Whether a node, device or host was there, and since when.
 *
 * @param position of the message since which it is so; -1 if not known
 * @param sinceNanos time of arrival of that message, nanoseconds since 1970-01-01T00:00Z; 0 if not known
 */
public record Liveness(State state, long position, long sinceNanos) {
    /** What is known. */
    public enum State {
        /** It sent its birth, and no death since. */
        ONLINE,
        /** Its death arrived, or for a device that of its node. */
        OFFLINE,
        /**
         * It was online, but messages have been lost since; or it is a device whose node sent a new birth, but not the
         * device.
         */
        STALE,
        UNKNOWN
    }

    static final Liveness UNKNOWN = new Liveness(State.UNKNOWN, -1, 0);
}
