// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.HostNames;
import org.topiary.mqtt.proxy.ProxyConfigs;
import org.topiary.mqtt.tls.ConnectionTls;

/** How a client of either version reaches its broker, and on which thread. */
final class ClientTransport {
    private ClientTransport() {}

    static MqttClientTransportConfig of(Link.Settings settings, Optional<ConnectionTls> tls) {
        ConnectionProfile profile = settings.profile();
        BrokerAddress address = profile.address();
        int timeout = profile.connectTimeoutMillis();
        return MqttClientTransportConfig.builder()
                .serverHost(HostNames.ascii(address.host()))
                .serverPort(address.port())
                .socketConnectTimeout(timeout, TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(timeout, TimeUnit.MILLISECONDS)
                .sslConfig(tls.map(client -> client.config(timeout)).orElse(null))
                .webSocketConfig(
                        address.transport().isWebSocket() ? WebSocketRequest.of(profile, settings.secrets()) : null)
                .proxyConfig(profile.proxy().isUsed() ? ProxyConfigs.of(profile, settings.secrets()) : null)
                .build();
    }

    /**
     * Netty with one thread, which also runs the callbacks: there is no queue between the socket and the log that could
     * overflow.
     */
    static MqttClientExecutorConfig executors(Link.Settings settings) {
        return MqttClientExecutorConfig.builder()
                .nettyExecutor(settings.networkThread())
                .nettyThreads(1)
                .applicationScheduler(DirectScheduler.INSTANCE)
                .build();
    }
}
