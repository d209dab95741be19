// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.core.Qos;
import org.topiary.mqtt.SessionState.Phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

/** TLS and WebSocket, spoken to the right and to the wrong port. */
class SessionTransportTest {
    private static MosquittoBroker broker;
    private static int tls;
    private static int webSocket;
    private static int secureWebSocket;

    private final Sessions sessions = new Sessions();

    @BeforeAll
    static void start() throws Exception {
        Path folder = Files.createTempDirectory("topiary-mosquitto");
        Path store = folder.resolve("store.p12");
        run(keytool("-genkeypair", "-alias", "b", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=localhost",
                "-ext",
                "SAN=DNS:localhost,IP:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore",
                        store.toString(),
                "-storepass", "changeit"));
        PemFiles.write(store, "changeit", "b", folder.resolve("cert.pem"), folder.resolve("key.pem"));
        tls = MosquittoBroker.freePort();
        webSocket = MosquittoBroker.freePort();
        secureWebSocket = MosquittoBroker.freePort();
        List<String> certificate = List.of("certfile " + folder.resolve("cert.pem"), "keyfile "
                + folder.resolve("key.pem"));
        broker = MosquittoBroker.startIn(folder, Stream.of(
                        Stream.of("listener " + tls + " 127.0.0.1"), certificate.stream(),
                        Stream.of("listener " + webSocket + " 127.0.0.1", "protocol websockets"),
                        Stream.of("listener " + secureWebSocket + " 127.0.0.1", "protocol websockets"),
                                certificate.stream())
                .flatMap(lines -> lines)
                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private SessionState failure(String address) {
        Session session = sessions.open(address);
        session.connect();
        return until(session, Phase.FAILED);
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "MQTT_3_1_1"})
    void aWebSocketCarriesMessagesBothWays(MqttVersion version) {
        Session session = sessions.connected(with(profile("ws://127.0.0.1:" + webSocket + "/mqtt?a=b%20c"), "", true,
                version));

        assertThat(publish(session, "t", new byte[100_000], Qos.EXACTLY_ONCE, false).accepted()).isTrue();
        assertThat(message(session, "t", 1).payload()).hasSize(100_000);
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsNotTrusted() {
        for (String address : List.of("mqtts://127.0.0.1:" + tls, "wss://127.0.0.1:" + secureWebSocket)) {
            SessionState state = failure(address);
            assertThat(state.summary()).startsWith("No secure connection: the certificate of 127.0.0.1:").contains("is self-signed");
            assertThat(state.advice()).contains("fingerprint");
            assertThat(state.detail()).contains("SSLHandshakeException");
        }
    }

    @Test
    void tlsSpokenToAPlainPortIsExplained() {
        SessionState state = failure("mqtts://127.0.0.1:" + broker.port());

        assertThat(state.summary()).startsWith("No secure connection: 127.0.0.1:" + broker.port());
        assertThat(state.advice()).contains("mqtt://");
    }

    @Test
    void plainMqttSpokenToATlsPortIsExplained() {
        SessionState state = failure("mqtt://127.0.0.1:" + tls);

        assertThat(state.summary()).startsWith("127.0.0.1:" + tls + " closed the connection before it answered.");
        assertThat(state.advice()).contains("mqtts://");
    }

    @Test
    void aWebSocketRequestToAPlainPortIsExplained() {
        assertThat(failure("ws://127.0.0.1:" + broker.port()).summary()).contains("instead of opening a WebSocket");
    }

    /** The platform's trust store is chosen when a JVM starts, so the trusting one is another process. */
    @Test
    void withATrustedCertificateTheTlsVersionIsKnown() throws Exception {
        Path trust = Files.createTempFile("topiary-trust", ".p12");
        Files.delete(trust);
        Path certificate = broker.folder().resolve("cert.pem");
        run(keytool("-importcert", "-noprompt", "-alias", "b", "-file", certificate.toString(), "-storetype", "PKCS12",
                "-keystore",
                trust.toString(), "-storepass", "changeit"));
        try {
            String out = run(new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djavax.net.ssl.trustStore=" + trust,
                    "-Djavax.net.ssl.trustStorePassword=changeit",
                    "-cp", System.getProperty("java.class.path"),
                    ConnectOnce.class.getName(),
                    "mqtts://127.0.0.1:" + tls, "wss://localhost:" + secureWebSocket));
            assertThat(out).contains("CONNECTED Connected to mqtts://127.0.0.1:" + tls + " (MQTT 5, TLSv1.3)")
                    .contains("CONNECTED Connected to wss://localhost:" + secureWebSocket + "/mqtt (MQTT 5, TLSv1.3)");
        } finally {
            Files.delete(trust);
        }
    }

    private static ProcessBuilder keytool(String... arguments) {
        return new ProcessBuilder(Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()),
                                Stream.of(arguments))
                .toList());
    }

    private static String run(ProcessBuilder command) throws Exception {
        Process process = command.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
