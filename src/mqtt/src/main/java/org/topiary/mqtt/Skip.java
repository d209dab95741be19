// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

/** What a session can do without, so that a faulty packet does not come again. */
public sealed interface Skip {
    /**
     * What the broker stored as retained messages, which MQTT 5 lets a client exclude (section 3.8.3.1, Retain Handling
     * 2).
     */
    record StoredMessages() implements Skip {}

    /** One subscription of the session. */
    record Filter(String filter) implements Skip {}
}
