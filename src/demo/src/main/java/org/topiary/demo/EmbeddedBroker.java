// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

/** HiveMQ CE in this process: MQTT 5 and 3.1.1, in memory, on a loopback port. */
public final class EmbeddedBroker implements AutoCloseable {
    /** Starts on a free port; returns when it accepts connections (about a second). */
    public static EmbeddedBroker start() {
        throw new UnsupportedOperationException();
    }

    public int port() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
