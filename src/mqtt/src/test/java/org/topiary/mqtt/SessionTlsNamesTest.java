// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.info;
import static org.topiary.mqtt.Sessions.until;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.testkit.English;
import org.topiary.testkit.TestCertificates;

/** Tests what the ClientHello requests: server name (RFC 6066) and application protocol (RFC 7301). */
class SessionTlsNamesTest {
    private static final TestCertificates CA = new TestCertificates("CA");

    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private static ConnectionProfile profile(String host, TlsServer server, String serverName, String... alpn) {
        TlsOptions tls = TlsProfiles.with(
                new Authorities.Pem(CA.pem()), new ClientIdentity.None(), serverName, List.of(alpn), List.of(), true);
        return TlsProfiles.profile("mqtts://" + host + ":" + server.port(), tls);
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "AUTOMATIC"})
    void theServerNameIsSentAlthoughTheConnectionGoesElsewhere(MqttVersion version) throws Exception {
        try (TlsServer server = new TlsServer(CA.server("broker.example", "broker"), "")) {
            for (String name : List.of("broker.example", "broker")) {
                sessions.connected(profile("127.0.0.1", server, name).toBuilder()
                        .version(version)
                        .build());
            }
            assertThat(server.serverNames()).containsExactly("broker.example", "broker");
        }
    }

    @Test
    void anAddressIsNotSentAsServerName() throws Exception {
        try (TlsServer server = new TlsServer(CA.server("127.0.0.1"), "")) {
            sessions.connected(profile("127.0.0.1", server, ""));
            assertThat(server.serverNames()).containsExactly("");
        }
    }

    @Test
    void theApplicationProtocolIsAgreedOn() throws Exception {
        try (TlsServer server = new TlsServer(CA.server("127.0.0.1"), "x-amzn-mqtt-ca")) {
            Session session = sessions.connected(profile("127.0.0.1", server, "", "mqtt", "x-amzn-mqtt-ca"));
            assertThat(info(session).tlsDetails().orElseThrow().applicationProtocol())
                    .isEqualTo("x-amzn-mqtt-ca");
        }
    }

    @Test
    void aServerThatTakesNoneOfTheApplicationProtocolsSaysSo() throws Exception {
        try (TlsServer server = new TlsServer(CA.server("127.0.0.1"), "other")) {
            Session session = sessions.open(profile("127.0.0.1", server, "", "mqtt"), null);
            session.connect();
            assertThat(English.text(until(session, Phase.FAILED).summary()))
                    .endsWith(" accepts none of the ALPN protocols offered.");
        }
    }
}
