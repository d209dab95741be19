// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

/**
 * Why messages that arrived were lost, and how many of them.
 *
 * @param count number of messages lost for this cause
 * @param sinceNanos when the first of them was lost, in ns since the epoch
 * @param firstBytes payload bytes of the first of them; -1 if not known
 * @param detail the error that lost the first of them and where it was thrown, for developers; empty if there was none
 */
public record LossCause(Kind kind, long count, long sinceNanos, long firstBytes, String detail) {
    /** The kind of fault. */
    public enum Kind {
        /** Larger than the log can hold. */
        TOO_LARGE,
        /** The system had no memory left for it. */
        NO_MEMORY,
        /** An error in this program. */
        FAILED,
        /** Errors of types beyond those that are counted separately. */
        OTHER
    }
}
