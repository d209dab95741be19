// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.mqtt.MqttClientConfig;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientConfig;
import io.netty.handler.ssl.SslContext;
import java.lang.reflect.Field;

/**
 * Makes the MQTT client use our TLS. The client has no setting for that, but caches what it creates for its first
 * connection: this puts ours into the cache beforehand. If the client's internals differ from what is expected, there
 * is no connection at all rather than one with other settings.
 */
final class ClientTlsInstaller {
    private ClientTlsInstaller() {}

    /**
     * @param client a newly created client
     * @throws IllegalStateException if the client is not as expected
     */
    static void install(MqttClientConfig client, SslContext tls) {
        try {
            Object config = client;
            if (client instanceof Mqtt3ClientConfig) {
                Field inner = client.getClass().getDeclaredField("delegate");
                inner.setAccessible(true);
                config = inner.get(client);
            }
            config.getClass()
                    .getMethod("setCurrentSslContext", SslContext.class)
                    .invoke(config, tls);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException("cannot install TLS in the MQTT client", e);
        }
    }
}
