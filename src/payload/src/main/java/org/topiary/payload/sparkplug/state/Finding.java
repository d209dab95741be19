// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import org.topiary.payload.decode.DecodeProblem;

/**
 * Something that a node or one of its devices did against the specification, or that was lost.
 *
 * @param position of the message at which it was noticed
 * @param timeNanos time of arrival of that message, nanoseconds since 1970-01-01T00:00Z
 * @param device empty for the node itself
 * @param expected as the kind says; 0 if that has none
 * @param found as the kind says; 0 if that has none
 */
public record Finding(Kind kind, long position, long timeNanos, String device, long expected, long found) {
    /** What was found. */
    public enum Kind {
        /**
         * A sequence number that does not follow that of the previous message: expected and found
         * (tck-id-payloads-sequence-num-incrementing). Messages were lost or are out of order.
         */
        SEQUENCE_GAP("sequenceGap"),
        /** Aliases that are not in the birth: the first one, and how many. */
        UNKNOWN_ALIAS("unknownAlias"),
        /** A message without a birth before it (tck-id-principles-birth-certificates-order). Once until the birth. */
        MISSING_BIRTH("missingBirth"),
        /** A message after the death, without a birth since. Once until the birth. */
        DATA_AFTER_DEATH("dataAfterDeath"),
        /** A birth with another bdSeq, without an NDEATH of the session before: bdSeq of that, and of the birth. */
        MISSING_DEATH("missingDeath"),
        /** A birth with the bdSeq of a session that has ended: that number (tck-id-topics-nbirth-bdseq-increment). */
        BDSEQ_REPEATED("bdSeqRepeated"),
        /** An NBIRTH or NDEATH without bdSeq (tck-id-payloads-nbirth-bdseq, tck-id-payloads-ndeath-bdseq). */
        NO_BDSEQ("noBdSeq"),
        /** An NDEATH of another session, which has no effect: bdSeq of the present session, and of the NDEATH. */
        DEATH_IGNORED("deathIgnored"),
        /**
         * Two clients publish under the same group and edge node id
         * (tck-id-topic-structure-namespace-unique-edge-node-descriptor): sequence numbers of two sessions alternate,
         * or births of two sessions.
         */
        DUPLICATE_NODE("duplicateNode");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** Whether {@link org.topiary.payload.sparkplug.SparkplugDecoder} notices it in the message by itself. */
        boolean isSeenByDecoder() {
            return this == UNKNOWN_ALIAS || this == MISSING_BIRTH;
        }
    }

    /** The finding as a problem of the message: what was expected, and what was found. */
    public DecodeProblem problem() {
        return DecodeProblem.of("sparkplug." + kind.id, expected, found);
    }
}
