// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

/** The path that messages take from the network to the log. */
public enum ReceivePath {
    /** No connection yet. */
    UNKNOWN,
    /** Directly from the bytes that were read. */
    DIRECT,
    /**
     * Through the MQTT library, which creates objects for each message: slower, but otherwise the same. The log file
     * says why.
     */
    LIBRARY
}
