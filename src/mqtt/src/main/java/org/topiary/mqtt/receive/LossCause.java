// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

/**
 * Why messages that arrived were lost, and how many of them.
 *
 * @param count messages lost for this cause
 * @param sinceNanos when the first of them was lost, ns since the epoch
 * @param firstBytes payload bytes of the first of them; -1 if not known
 * @param detail the error that lost the first of them and where it was thrown, for a developer; empty if there was none
 */
public record LossCause(Kind kind, long count, long sinceNanos, long firstBytes, String detail) {
    /** What went wrong. */
    public enum Kind {
        /** Larger than the log can keep at all. */
        TOO_LARGE,
        /** The system had no memory for it. */
        NO_MEMORY,
        /** An error in this program. */
        FAILED,
        /** Errors of further types than are told apart. */
        OTHER
    }
}
