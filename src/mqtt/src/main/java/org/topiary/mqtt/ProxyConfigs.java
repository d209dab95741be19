// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import com.hivemq.client.mqtt.MqttProxyConfig;
import com.hivemq.client.mqtt.MqttProxyConfigBuilder;
import com.hivemq.client.mqtt.MqttProxyProtocol;

/** Tells the MQTT client through which proxy it goes. The name of the broker is then looked up by the proxy, not here. */
final class ProxyConfigs {
    private ProxyConfigs() {}

    /** Of a profile whose proxy is used. The client wants the password as a text, and keeps it as long as the link lasts. */
    static MqttProxyConfig of(ConnectionProfile profile, ConnectionSecrets secrets) {
        ProxyChoice proxy = profile.proxy();
        MqttProxyConfigBuilder builder = MqttProxyConfig.builder()
                .protocol(proxy.kind() == ProxyChoice.Kind.HTTP ? MqttProxyProtocol.HTTP : MqttProxyProtocol.SOCKS_5)
                .host(HostNames.ascii(proxy.host()))
                .port(proxy.port())
                .handshakeTimeout(profile.connectTimeoutMillis(), TimeUnit.MILLISECONDS);
        if (proxy.userName().isEmpty()) {
            return builder.build();
        }
        byte[] password = secrets.copy(SecretField.PROXY_PASSWORD);
        String text = password == null ? "" : new String(password, StandardCharsets.UTF_8);
        Secret.wipe(password);
        return builder.username(proxy.userName()).password(text).build();
    }
}
