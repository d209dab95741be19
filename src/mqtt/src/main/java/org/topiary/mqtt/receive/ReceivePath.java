// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

/** The way that messages take from the network into the log. */
public enum ReceivePath {
    /** There was no connection yet. */
    UNKNOWN,
    /** Straight from the bytes that were read. */
    DIRECT,
    /**
     * Through the MQTT library, which makes objects of each message: slower, but nothing else changes. The log says
     * why.
     */
    LIBRARY
}
