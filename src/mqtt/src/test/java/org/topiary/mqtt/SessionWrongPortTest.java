// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.doctor.ConnectionTest;
import org.topiary.mqtt.doctor.PublishQuestion;
import org.topiary.mqtt.doctor.TestStep;
import org.topiary.mqtt.doctor.TestStep.State;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.ProxyChoice.Kind;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.testkit.English;
import org.topiary.testkit.RealProxy;
import org.topiary.testkit.TestCertificates;

/**
 * Tests ports that expect a different protocol from the one used: each gets its own sentence, in a session and in a
 * test of a connection.
 */
@Tag("integration")
class SessionWrongPortTest {
    private static final TestCertificates CA = new TestCertificates("Topiary Test CA");

    private static FourListeners broker;

    private final Sessions sessions = new Sessions();

    @BeforeAll
    static void start() throws Exception {
        broker = new FourListeners(CA.server("127.0.0.1"));
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
        return failure(profile(address), new ConnectionSecrets());
    }

    private SessionState failure(ConnectionProfile profile, ConnectionSecrets secrets) {
        Session session = sessions.openWith(profile, secrets);
        session.connect();
        return until(session, Phase.FAILED);
    }

    /** The failed step of a test of the connection. */
    private static TestStep failedStep(String address) {
        List<TestStep> told = new CopyOnWriteArrayList<>();
        Sessions.get(ConnectionTest.run(profile(address), new ConnectionSecrets(), told::add, PublishQuestion.NEVER));
        return told.stream()
                .filter(step -> step.state() == State.FAILED)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void plainMqttSpokenToATlsPortIsToldWithTheAddressThatIsRight(MqttVersion version) {
        SessionState state =
                failure(with(profile("mqtt://127.0.0.1:" + broker.tls()), "", true, version), new ConnectionSecrets());

        assertThat(English.text(state.summary()))
                .isEqualTo("Port " + broker.tls() + " of 127.0.0.1 expects TLS, and mqtt:// does not use it.");
        assertThat(English.text(state.advice())).contains("Change the address to mqtts://127.0.0.1:" + broker.tls());
        assertThat(English.text(state.detail())).contains("ClientHello");
    }

    @Test
    void aPlainWebSocketRequestToATlsPortIsToldWithTheAddressThatIsRight() {
        SessionState state = failure("ws://127.0.0.1:" + broker.secureWebSocket() + "/mqtt");

        assertThat(English.text(state.summary()))
                .isEqualTo(
                        "Port " + broker.secureWebSocket() + " of 127.0.0.1 expects TLS, and ws:// does not use it.");
        assertThat(English.text(state.advice()))
                .contains("Change the address to wss://127.0.0.1:" + broker.secureWebSocket() + "/mqtt");
    }

    @Test
    void tlsSpokenToAPlainPortIsTold() {
        for (String address : List.of("mqtts://127.0.0.1:" + broker.plain(), "wss://127.0.0.1:" + broker.webSocket())) {
            SessionState state = failure(address);
            assertThat(English.text(state.summary()))
                    .as(address)
                    .startsWith("No secure connection: 127.0.0.1:")
                    .containsAnyOf("closed the connection during the TLS handshake", "does not speak TLS");
            assertThat(English.text(state.advice())).contains("no TLS (" + address.replaceFirst("s:.*", "") + "://)");
        }
    }

    @Test
    void aTestOfAConnectionSaysTheSame() {
        assertThat(failedStep("mqtt://127.0.0.1:" + broker.tls()))
                .extracting(TestStep::kind, step -> English.text(step.summary()))
                .containsExactly(
                        TestStep.Kind.CONNACK,
                        "Port " + broker.tls() + " of 127.0.0.1 expects TLS, and mqtt:// does not use it.");
        assertThat(failedStep("ws://127.0.0.1:" + broker.secureWebSocket()))
                .extracting(TestStep::kind, step -> English.text(step.summary()))
                .containsExactly(
                        TestStep.Kind.WEBSOCKET,
                        "Port " + broker.secureWebSocket() + " of 127.0.0.1 expects TLS, and ws:// does not use it.");
        for (String address : List.of("mqtts://127.0.0.1:" + broker.plain(), "wss://127.0.0.1:" + broker.webSocket())) {
            TestStep step = failedStep(address);
            assertThat(step.kind()).isEqualTo(TestStep.Kind.TLS);
            assertThat(English.text(step.summary())).startsWith("No secure connection: ");
            assertThat(English.text(step.advice())).contains("no TLS (");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "SOCKS5"})
    void aTlsPortIsRecognisedThroughAProxyThatAsksForALogin(Kind kind) throws Exception {
        try (RealProxy proxy =
                kind == Kind.HTTP ? RealProxy.http("BasicAuth ada secret") : RealProxy.socks("ada", "secret")) {
            ConnectionProfile profile = profile("mqtt://127.0.0.1:" + broker.tls()).toBuilder()
                    .proxy(new ProxyChoice(kind, "127.0.0.1", proxy.port(), "ada"))
                    .build();
            assertThat(English.text(failure(profile, TlsProfiles.secret(SecretField.PROXY_PASSWORD, "secret"))
                            .summary()))
                    .contains("expects TLS");
        }
    }

    /** Some servers answer this way: with an alert, or with a page that explains it. */
    @ParameterizedTest
    @ValueSource(strings = {"mqtt", "ws"})
    void aServerThatAnswersInsteadOfClosingIsRecognisedToo(String scheme) throws IOException {
        byte[] alert = {0x15, 3, 3, 0, 2, 2, 70};
        byte[] page = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        for (byte[] plain : List.of(alert, page)) {
            try (FakeServer server = new FakeServer(
                    (socket, bytes) -> socket.getOutputStream().write(bytes[0] == 0x16 ? alert : plain))) {
                assertThat(English.text(failure(scheme + "://127.0.0.1:" + server.port())
                                .summary()))
                        .contains("expects TLS");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt", "ws"})
    void whatClosesOnTlsTooIsNotSaidToSpeakIt(String scheme) throws IOException {
        try (FakeServer server = new FakeServer((socket, bytes) -> {})) {
            assertThat(English.text(
                            failure(scheme + "://127.0.0.1:" + server.port()).summary()))
                    .contains("closed the connection")
                    .doesNotContain("TLS");
        }
    }

    @Test
    void whatDoesNotAnswerTlsIsNotWaitedForEver() throws IOException {
        try (FakeServer server = new FakeServer((socket, bytes) -> {
            if (bytes[0] == 0x16) {
                FakeServer.keepSilent(socket);
            }
        })) {
            assertThat(English.text(failure("mqtt://127.0.0.1:" + server.port()).summary()))
                    .contains("closed the connection")
                    .doesNotContain("TLS");
        }
    }

    @Test
    void aWebSocketRequestToAPlainPortIsExplained() {
        assertThat(English.text(failure("ws://127.0.0.1:" + broker.plain()).summary()))
                .contains("instead of opening a WebSocket");
    }
}
