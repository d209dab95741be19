// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;

import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.core.log.Qos;
import org.topiary.demo.EmbeddedBroker;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.testkit.English;
import org.topiary.testkit.MosquittoBroker;

/**
 * Tests enhanced authentication against HiveMQ with the server side of SCRAM-SHA-256, and against brokers without it.
 */
@Tag("integration")
class SessionScramTest {
    private static final String PASSWORD = "péncil, of the right kind";
    private static final AtomicReference<ConnectPacket> CONNECT = new AtomicReference<>();
    private static final AtomicReference<ScramServer.Manner> MANNER = new AtomicReference<>(ScramServer.Manner.HONEST);
    private static EmbeddedBroker broker;

    private final Sessions sessions = new Sessions();

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.startWithEnhancedAuthentication(
                input -> new ScramServer(Objects.requireNonNull(MANNER.get()), PASSWORD, CONNECT));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private static ConnectionProfile scram(int port) {
        return profile("mqtt://user@127.0.0.1:" + port).toBuilder()
                .enhancedAuth(new EnhancedAuth(EnhancedAuth.SCRAM_SHA_256))
                .build();
    }

    private Session attempt(ScramServer.Manner manner, @Nullable String password) {
        MANNER.set(manner);
        Session session = sessions.open(scram(broker.port()), password);
        session.connect();
        return session;
    }

    @Test
    void theRightPasswordOpensTheConnectionAndIsNotSent() {
        Session session = attempt(ScramServer.Manner.HONEST, PASSWORD);
        until(session, Phase.CONNECTED);

        assertThat(Sessions.publish(session, "t", "x", Qos.EXACTLY_ONCE, false).accepted())
                .isTrue();
        Sessions.message(session, "t", 1);
        ConnectPacket connect = Objects.requireNonNull(CONNECT.get());
        assertThat(connect.getPassword()).isEmpty();
        assertThat(connect.getUserName()).contains("user");
        assertThat(connect.getAuthenticationMethod()).contains("SCRAM-SHA-256");
    }

    @Test
    void theWrongPasswordIsToldAndTheRightOneCanBeTried() {
        Session session = attempt(ScramServer.Manner.HONEST, "wrong");
        SessionState state = until(session, Phase.FAILED);
        assertThat(English.text(state.summary()))
                .isEqualTo("The broker refused the connection: Not authorized (0x87).");
        assertThat(English.text(state.advice())).contains("password");
        assertThat(state.toString()).doesNotContain("wrong\"");

        session.setSecret(SecretField.PASSWORD, PASSWORD.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        session.connect();
        until(session, Phase.CONNECTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FORGED_SIGNATURE | The broker did not prove that it knows the password: its signature is wrong.",
                "NO_SIGNATURE | The broker did not prove that it knows the password: it accepted this client without a signature.",
                "TOO_FEW_ITERATIONS | The broker requests 1 iterations of SCRAM-SHA-256; only 4096 to 5000000 are safe.",
            })
    void aServerThatCannotBeTrustedIsLeft(ScramServer.Manner manner, String summary) {
        SessionState state = until(attempt(manner, PASSWORD), Phase.FAILED);
        assertThat(English.text(state.summary())).isEqualTo(summary);
        assertThat(English.text(state.advice())).isNotEmpty();
        assertThat(state.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void withoutPasswordOrUserNameNothingIsSent() {
        SessionState state = until(attempt(ScramServer.Manner.HONEST, null), Phase.FAILED);
        assertThat(English.text(state.summary())).isEqualTo("SCRAM-SHA-256 needs a password, and none was entered.");

        Session nameless =
                sessions.open(scram(broker.port()).toBuilder().userName("").build(), "x");
        nameless.connect();
        assertThat(English.text(until(nameless, Phase.FAILED).summary()))
                .isEqualTo("Cannot connect: SCRAM-SHA-256 needs a user name. Enter one.");
    }

    @Test
    void aBrokerWithoutTheMethodIsNotSentThePasswordInAnOlderVersionInstead() throws Exception {
        try (MosquittoBroker mosquitto = MosquittoBroker.start()) {
            Session session = sessions.open(scram(mosquitto.port()), PASSWORD);
            session.connect();
            SessionState state = until(session, Phase.FAILED);
            assertThat(English.text(state.summary()))
                    .isEqualTo("The broker refused the connection: Bad authentication method (0x8C).");
            assertThat(English.text(state.advice())).contains("\"SCRAM-SHA-256\"");
        }
        java.util.concurrent.CopyOnWriteArrayList<Integer> versions = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (FakeServer old = new FakeServer((socket, bytes) -> {
            if (FakeServer.isConnect(bytes)) {
                versions.add(FakeServer.protocolLevel(bytes));
            }
        })) {
            Session session = sessions.open(scram(old.port()), PASSWORD);
            session.connect();
            until(session, Phase.FAILED);
            assertThat(versions).isEqualTo(List.of(5));
        }
    }

    @Test
    void aServerThatLetsInWithoutTheAuthenticationIsNotBelieved() throws Exception {
        try (FakeServer server = new FakeServer((socket, bytes) -> {
            socket.getOutputStream().write(new byte[] {0x20, 3, 0, 0, 0});
            FakeServer.keepSilent(socket);
        })) {
            Session session = sessions.open(scram(server.port()), PASSWORD);
            session.connect();
            assertThat(English.text(until(session, Phase.FAILED).summary()))
                    .isEqualTo("The broker accepted this client without the authentication \"SCRAM-SHA-256\".");
        }
    }

    @Test
    void aServerThatSaysNothingIsGivenUpOn() throws Exception {
        try (FakeServer server = new FakeServer((socket, bytes) -> FakeServer.keepSilent(socket))) {
            Session session = sessions.open(Sessions.impatient(scram(server.port())), PASSWORD);
            session.connect();
            assertThat(English.text(until(session, Phase.FAILED).summary()))
                    .contains("did not answer like an MQTT broker");
        }
    }
}
