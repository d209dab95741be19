// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The MQTT connection of one simulated device. All calls and callbacks are on the thread of the {@link SiteScheduler}.
 */
interface DeviceLink extends AutoCloseable {
    /** Connects in the background; retries a failed or lost connection until {@link #dropOff} or {@link #close}. */
    void connect();

    void publish(Outgoing message);

    /** The subscription ends with the connection: subscribe again on every connect. */
    void subscribe(String topicFilter, Consumer<Incoming> consumer);

    /** Ends the connection in such a way that the broker publishes the will. */
    void dropOff();

    /** Ends the connection permanently; from any thread. */
    @Override
    void close();

    /** Creates links. */
    interface Factory {
        /**
         * @param will called on every connect
         * @param onConnected run after every CONNACK
         */
        DeviceLink open(String clientId, Supplier<@Nullable Outgoing> will, Runnable onConnected);
    }
}
