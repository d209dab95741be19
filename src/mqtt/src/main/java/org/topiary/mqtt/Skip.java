// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

/** Something that a session can do without, so that a faulty packet does not arrive again. */
public sealed interface Skip {
    /**
     * The retained messages that the broker has stored, which a client can exclude in MQTT 5 (section 3.8.3.1, Retain
     * Handling 2).
     */
    record StoredMessages() implements Skip {}

    /** One subscription of the session. */
    record Filter(String filter) implements Skip {}
}
