// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.Reconnect;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.Subscription.RetainHandling;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.WebSocketOptions;
import org.topiary.mqtt.profile.Will;

/** A profile in which every field differs from its default. */
public final class FullProfile {
    public static final String PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    public static final String FINGERPRINT = "0123456789abcdef".repeat(4);

    private FullProfile() {}

    public static ConnectionProfile of(String id) {
        return ConnectionProfile.of(
                        id, "Hall 2", new BrokerAddress(Transport.SECURE_WEBSOCKET, "fe80::1", 8084, "/feed?x=1"))
                .toBuilder()
                .folder("plant/hall 2")
                .colour("#8250df")
                .autoConnect(true)
                .version(MqttVersion.MQTT_5)
                .clientId("client 7")
                .userName("ada")
                .options(new ConnectOptions(
                        false,
                        17,
                        ConnectOptions.LARGEST_UNSIGNED_INT,
                        20,
                        1_000_000,
                        10,
                        true,
                        false,
                        List.of(new UserProperty("site", "north"), new UserProperty("site", "south = 2"))))
                .enhancedAuth(new EnhancedAuth("K8S-SAT"))
                .connectTimeoutMillis(2_500)
                .reconnect(new Reconnect(false, 250, 90_000, 55))
                .will(Optional.of(new Will(
                        "plant/hall 2/status",
                        new byte[] {0, 1, (byte) 0xff},
                        Qos.AT_LEAST_ONCE,
                        true,
                        30,
                        600,
                        "text/plain",
                        "plant/answers",
                        "id 7".getBytes(StandardCharsets.UTF_8),
                        List.of(new UserProperty("why", "gone")),
                        true)))
                .tls(new TlsOptions(
                        new Authorities.Pem(PEM),
                        new ClientIdentity.KeyStoreFile("PKCS12", "/keys/me.p12", "me"),
                        "broker.plant",
                        List.of("mqtt", "x-amzn-mqtt-ca"),
                        List.of("TLSv1.3"),
                        List.of("TLS_AES_256_GCM_SHA384"),
                        false,
                        Set.of(FINGERPRINT),
                        true))
                .webSocket(new WebSocketOptions("mqttv3.1", List.of(new UserProperty("X-Tenant", "7"))))
                .proxy(new ProxyChoice(ProxyChoice.Kind.SOCKS5, "proxy.plant", 1080, "ada"))
                .subscriptions(List.of(
                        new Subscription("plant/#", Qos.EXACTLY_ONCE, false),
                        new Subscription(
                                "a/+", Qos.AT_MOST_ONCE, true, false, true, false, RetainHandling.DO_NOT_SEND)))
                .build();
    }
}
