// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

/**
 * A message read from {@link Messages}: a copy that stays valid after the log has dropped the message. Callers must not
 * modify the arrays.
 *
 * @param position position of the record in the log
 * @param previous position of the previous message of the same topic, or {@link Messages#NONE}; that message may
 *     already be gone
 * @param topic topic id, as passed to the log
 * @param timeNanos time of arrival, nanoseconds since 1970-01-01T00:00Z
 * @param retained whether the message arrived with the RETAIN flag set
 * @param properties the MQTT 5 properties, as encoded by the code that appended the message; empty if there are none
 * @param payload the whole payload, never truncated
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
