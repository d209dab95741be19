// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

/**
 * One message as it was read out of a {@link MessageLog}: a copy that stays valid after the log has dropped it. The
 * arrays are the message's own; callers must not write to them.
 *
 * @param position where the record stands in the log
 * @param previous position of the previous message of the same topic, or {@link MessageLog#NONE}; it may be gone
 *     already
 * @param topic topic id, as it was given to the log
 * @param timeNanos time of arrival, nanoseconds since 1970-01-01T00:00Z
 * @param retained whether the message arrived with the RETAIN flag set
 * @param properties the MQTT 5 properties, encoded by whoever appended the message; empty for none
 * @param payload all of the payload, never cut
 */
public record Message(
        long position,
        long previous,
        int topic,
        long timeNanos,
        Qos qos,
        boolean retained,
        boolean duplicate,
        byte[] properties,
        byte[] payload) {}
