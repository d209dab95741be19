// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.mqtt.MqttClientConfig;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientConfig;
import io.netty.handler.ssl.SslContext;
import java.lang.reflect.Field;

/**
 * Gives the MQTT client the TLS of ours. It offers no way to do so, but keeps what it made for its first connection:
 * this puts ours there before. Were its inside another, there would be no connection rather than one with other
 * settings.
 */
final class ClientTls {
    private ClientTls() {}

    /**
     * @param client that was just made
     * @throws IllegalStateException when the client is not as expected
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
            throw new IllegalStateException("the MQTT client takes no settings of TLS", e);
        }
    }
}
