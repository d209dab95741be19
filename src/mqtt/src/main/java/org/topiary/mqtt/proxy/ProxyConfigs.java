// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.proxy;

import com.hivemq.client.mqtt.MqttProxyConfig;
import com.hivemq.client.mqtt.MqttProxyConfigBuilder;
import com.hivemq.client.mqtt.MqttProxyProtocol;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.HostNames;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.Secret;
import org.topiary.mqtt.profile.SecretField;

/** Configures the proxy of the MQTT client. The proxy, not this computer, then looks up the broker's name. */
public final class ProxyConfigs {
    private ProxyConfigs() {}

    /**
     * For a profile that uses a proxy. The client needs the password as text, and keeps it as long as the link exists.
     */
    public static MqttProxyConfig of(ConnectionProfile profile, ConnectionSecrets secrets) {
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
