// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.WebSocketOptions;
import org.topiary.testkit.English;
import org.topiary.testkit.TestCertificates;

/** Tests WebSocket with its sub-protocols, and TLS with the platform's trust store; on Mosquitto. */
@Tag("integration")
class SessionTransportTest {
    private static final TestCertificates.Identity SERVER = TestCertificates.selfSigned("localhost", "127.0.0.1");

    private static FourListeners broker;

    private final Sessions sessions = new Sessions();

    @BeforeAll
    static void start() throws Exception {
        broker = new FourListeners(SERVER);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private SessionState failure(ConnectionProfile profile) {
        Session session = sessions.open(profile, null);
        session.connect();
        return until(session, Phase.FAILED);
    }

    private static ConnectionProfile webSocket(int port, String subprotocol) {
        return profile("ws://127.0.0.1:" + port + "/mqtt").toBuilder()
                .webSocket(new WebSocketOptions(subprotocol, List.of()))
                .build();
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "MQTT_3_1_1"})
    void aWebSocketCarriesMessagesBothWays(MqttVersion version) {
        Session session = sessions.connected(
                with(profile("ws://127.0.0.1:" + broker.webSocket() + "/mqtt?a=b%20c"), "", true, version));

        // Mosquitto serves its WebSockets ten times per second, and reads or writes 4 KiB each time.
        assertThat(publish(session, "up/" + version, new byte[10_000], Qos.AT_LEAST_ONCE, false)
                        .accepted())
                .isTrue();
        assertThat(message(session, "up/" + version, 1).payload()).hasSize(10_000);
        Session other = sessions.connected(
                with(profile("mqtt://127.0.0.1:" + broker.plain()), new Subscription("none", Qos.AT_MOST_ONCE, false)));
        // From 65,536 bytes on, the length of a frame takes eight bytes (RFC 6455, section 5.2).
        int size = version == MqttVersion.MQTT_5 ? 70_000 : 10_000;
        assertThat(publish(other, "down/" + version, new byte[size], Qos.AT_LEAST_ONCE, false)
                        .accepted())
                .isTrue();
        assertThat(message(session, "down/" + version, 1).payload()).hasSize(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt", "mqttv3.1"})
    void theSubprotocolsThatABrokerKnowsAreTaken(String subprotocol) {
        for (MqttVersion version : List.of(MqttVersion.MQTT_5, MqttVersion.MQTT_3_1_1)) {
            Session session = sessions.connected(with(webSocket(broker.webSocket(), subprotocol), "", true, version));
            assertThat(publish(session, "sub/" + subprotocol + version, "x", Qos.AT_LEAST_ONCE, false)
                            .accepted())
                    .isTrue();
            message(session, "sub/" + subprotocol + version, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqttv3.1.1", "MQTT", "wamp.2.json"})
    void aSubprotocolOverWhichTheBrokerClosesIsNamed(String subprotocol) {
        SessionState state = failure(webSocket(broker.webSocket(), subprotocol));

        assertThat(English.text(state.summary()))
                .isEqualTo("127.0.0.1:" + broker.webSocket()
                        + " closed the connection when asked for a WebSocket with the subprotocol \"" + subprotocol
                        + "\".");
        assertThat(English.text(state.advice())).contains("most brokers expect mqtt", "mqttv3.1");
    }

    @Test
    void aWebSocketWithoutSubprotocolOnWhichNobodySpeaksMqttIsExplained() {
        assertThat(English.text(failure(Sessions.impatient(webSocket(broker.webSocket(), "")))
                        .advice()))
                .contains("no subprotocol", "mqtt");
    }

    /**
     * According to RFC 6455, section 4.2.2, the server opens the WebSocket without the sub-protocol and the client
     * leaves.
     */
    @ParameterizedTest
    @CsvSource({"wamp.2.json, most brokers expect mqtt", "mqtt, may not be an MQTT broker"})
    void aSubprotocolThatAServerDoesNotConfirmIsNamed(String subprotocol, String advice) throws IOException {
        try (FakeServer server = new FakeServer((socket, bytes) -> {
            if (bytes[0] == 'G') {
                socket.getOutputStream().write(FakeServer.acceptWebSocket(bytes).getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            SessionState state = failure(webSocket(server.port(), subprotocol));
            assertThat(English.text(state.summary()))
                    .isEqualTo("The server at 127.0.0.1:" + server.port()
                            + " does not accept the WebSocket subprotocol \"" + subprotocol + "\".");
            assertThat(English.text(state.advice())).containsIgnoringCase(advice);
        }
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsNotTrusted() {
        for (String address :
                List.of("mqtts://127.0.0.1:" + broker.tls(), "wss://127.0.0.1:" + broker.secureWebSocket())) {
            SessionState state = failure(profile(address));
            assertThat(English.text(state.summary()))
                    .startsWith("No secure connection: the certificate of 127.0.0.1:")
                    .contains("is self-signed");
            assertThat(English.text(state.advice())).contains("fingerprint");
            assertThat(English.text(state.detail())).contains("SSLHandshakeException");
        }
    }

    /** A JVM selects the platform's trust store at start-up, so the trusting client is another process. */
    @Test
    void withATrustedCertificateTheTlsVersionIsKnown() throws Exception {
        Path trust = Files.createTempFile("topiary-trust", ".p12");
        try (OutputStream out = Files.newOutputStream(trust)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("b", SERVER.certificate());
            store.store(out, "changeit".toCharArray());
        }
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-Djavax.net.ssl.trustStore=" + trust,
                            "-Djavax.net.ssl.trustStorePassword=changeit",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ConnectOnce.class.getName(),
                            "mqtts://127.0.0.1:" + broker.tls(),
                            "wss://localhost:" + broker.secureWebSocket())
                    .redirectErrorStream(true)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(out).isZero();
            assertThat(out)
                    .contains("CONNECTED Connected to mqtts://127.0.0.1:" + broker.tls() + " (MQTT 5, TLSv1.3)")
                    .contains("CONNECTED Connected to wss://localhost:" + broker.secureWebSocket()
                            + "/mqtt (MQTT 5, TLSv1.3)");
        } finally {
            Files.delete(trust);
        }
    }
}
