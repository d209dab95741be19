// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.FakeServer;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.SessionState;
import org.topiary.mqtt.Sessions;
import org.topiary.mqtt.doctor.TestStep.Kind;
import org.topiary.mqtt.doctor.TestStep.State;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.testkit.English;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.RealProxy;

@Tag("integration")
class ConnectionTestTest {
    private static final PublishQuestion YES = topic -> CompletableFuture.completedFuture(Optional.of(topic));

    private final List<TestStep> told = new CopyOnWriteArrayList<>();
    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
        until(
                () -> "threads are left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("topiary-test")));
    }

    private void run(ConnectionProfile profile, PublishQuestion ask) {
        Sessions.get(ConnectionTest.run(
                profile.toBuilder().connectTimeoutMillis(10_000).build(), new ConnectionSecrets(), told::add, ask));
    }

    private TestStep last(Kind kind) {
        return told.stream()
                .filter(step -> step.kind() == kind)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private List<Kind> kinds() {
        return told.stream()
                .filter(step -> step.state() == State.WAITING)
                .map(TestStep::kind)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "MQTT_3_1_1"})
    void eachStepIsToldWithItsTimeAndNothingStaysBehind(MqttVersion version) throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start()) {
            Session watcher = sessions.subscribed(profile("mqtt://127.0.0.1:" + broker.port()));
            run(with(profile("mqtt://localhost:" + broker.port()), "", true, version), YES);

            assertThat(kinds()).containsExactly(Kind.NAME, Kind.TCP, Kind.CONNACK, Kind.SUBSCRIBE, Kind.PUBLISH);
            assertThat(told.stream().filter(TestStep::isOver))
                    .extracting(TestStep::state)
                    .containsOnly(State.DONE)
                    .hasSize(5);
            assertThat(told.stream().filter(TestStep::isOver))
                    .extracting(TestStep::took)
                    .allMatch(Duration::isPositive);
            assertThat(English.text(last(Kind.NAME).summary())).contains("127.0.0.1");
            assertThat(English.text(last(Kind.TCP).summary()))
                    .isEqualTo("Connected to 127.0.0.1:" + broker.port() + ".");
            assertThat(English.text(last(Kind.CONNACK).summary()))
                    .startsWith("Success (0x00): MQTT ")
                    .contains("topiary-");
            assertThat(English.text(last(Kind.CONNACK).detail())).contains("Keep alive: 60 s");
            assertThat(English.text(last(Kind.PUBLISH).summary()))
                    .startsWith("Accepted by the broker, to topiary/test/");
            until(() -> "nothing was published", () -> watcher.tree().find("topiary") != TopicTree.NONE);
            Session later = sessions.connected(profile("mqtt://127.0.0.1:" + broker.port()));
            Sessions.publish(later, "end", "x", Qos.AT_LEAST_ONCE, false);
            Sessions.message(later, "end", 1);
            assertThat(later.tree().topics()).isEqualTo(1);
        }
    }

    @Test
    void theFirstStepThatFailsEndsTheTest() throws IOException {
        int nobody = MosquittoBroker.freePort();
        run(profile("ws://127.0.0.1:" + nobody), YES);

        assertThat(last(Kind.TCP).state()).isEqualTo(State.FAILED);
        assertThat(English.text(last(Kind.TCP).summary()))
                .isEqualTo("Connection refused: nothing listens at 127.0.0.1:" + nobody + ".");
        assertThat(English.text(last(Kind.TCP).advice())).isNotEmpty();
        for (Kind later : List.of(Kind.WEBSOCKET, Kind.CONNACK, Kind.SUBSCRIBE, Kind.PUBLISH)) {
            assertThat(last(later).state()).isEqualTo(State.NOT_REACHED);
        }
    }

    @Test
    void aNameThatIsNotKnownFailsTheFirstStep() {
        run(profile("mqtt://no-such-host.invalid"), YES);
        assertThat(last(Kind.NAME).state()).isEqualTo(State.FAILED);
        assertThat(English.text(last(Kind.NAME).summary())).isEqualTo("The host \"no-such-host.invalid\" is unknown.");
        assertThat(last(Kind.TCP).state()).isEqualTo(State.NOT_REACHED);
    }

    @Test
    void proxyAndWebSocketHaveStepsOfTheirOwn() throws Exception {
        int webSocket = MosquittoBroker.freePort();
        try (MosquittoBroker broker =
                        MosquittoBroker.start("listener " + webSocket + " 127.0.0.1", "protocol websockets");
                RealProxy proxy = RealProxy.socks()) {
            ProxyChoice choice = new ProxyChoice(ProxyChoice.Kind.SOCKS5, "127.0.0.1", proxy.port(), "");
            run(profile("ws://localhost:" + webSocket).toBuilder().proxy(choice).build(), PublishQuestion.NEVER);
            assertThat(kinds())
                    .containsExactly(
                            Kind.NAME,
                            Kind.TCP,
                            Kind.PROXY,
                            Kind.WEBSOCKET,
                            Kind.CONNACK,
                            Kind.SUBSCRIBE,
                            Kind.PUBLISH);
            for (Kind kind : List.of(Kind.NAME, Kind.TCP, Kind.PROXY, Kind.WEBSOCKET, Kind.CONNACK, Kind.SUBSCRIBE)) {
                assertThat(last(kind).state()).as(kind.name()).isEqualTo(State.DONE);
            }
            assertThat(last(Kind.PUBLISH).state()).isEqualTo(State.SKIPPED);
            assertThat(last(Kind.PUBLISH).took()).isZero();
            assertThat(English.text(last(Kind.TCP).summary())).contains(":" + proxy.port());

            told.clear();
            int nobody = MosquittoBroker.freePort();
            run(profile("mqtt://127.0.0.1:" + nobody).toBuilder().proxy(choice).build(), YES);
            assertThat(last(Kind.TCP).state()).isEqualTo(State.DONE);
            assertThat(last(Kind.PROXY).state()).isEqualTo(State.FAILED);
            assertThat(English.text(last(Kind.PROXY).summary())).contains("cannot reach 127.0.0.1:" + nobody);
            assertThat(broker.port()).isPositive();
        }
    }

    @Test
    void tlsThatFailsIsTheStepThatFails() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start()) {
            run(profile("mqtts://127.0.0.1:" + broker.port()), YES);
            assertThat(last(Kind.TCP).state()).isEqualTo(State.DONE);
            assertThat(last(Kind.TLS).state()).isEqualTo(State.FAILED);
            assertThat(English.text(last(Kind.TLS).summary())).startsWith("No secure connection: ");
            assertThat(last(Kind.CONNACK).state()).isEqualTo(State.NOT_REACHED);
        }
    }

    @Test
    void aRefusedLoginIsToldAtTheConnackWithItsCause() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.startWithPassword("anna", "right one")) {
            ConnectionSecrets secrets = ConnectionSecrets.ofPassword("wrong".getBytes(StandardCharsets.UTF_8));
            Sessions.get(
                    ConnectionTest.run(profile("mqtt://anna@127.0.0.1:" + broker.port()), secrets, told::add, YES));
            assertThat(last(Kind.CONNACK).state()).isEqualTo(State.FAILED);
            assertThat(English.text(last(Kind.CONNACK).summary())).contains("(0x87)");
            assertThat(English.text(last(Kind.CONNACK).advice())).contains("password");
            assertThat(secrets.has(SecretField.PASSWORD)).isFalse();
        }
    }

    @Test
    void whatTheBrokerDoesNotAllowIsToldForEachFilterAndForThePublish() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.startAllowing("allowed/#")) {
            ConnectionProfile profile = with(
                    profile("mqtt://127.0.0.1:" + broker.port()),
                    new Subscription("allowed/#", Qos.AT_LEAST_ONCE, false),
                    new Subscription("$share/group/allowed/#", Qos.AT_LEAST_ONCE, false),
                    new Subscription("refused/#", Qos.AT_LEAST_ONCE, false),
                    new Subscription("bad/#/filter", Qos.AT_LEAST_ONCE, false));
            run(profile, YES);
            List<TestStep> filters = told.stream()
                    .filter(step -> step.kind() == Kind.SUBSCRIBE && step.isOver())
                    .toList();
            assertThat(filters)
                    .extracting(TestStep::state)
                    .containsExactly(State.DONE, State.SKIPPED, State.FAILED, State.FAILED);
            assertThat(English.text(filters.get(2).summary()))
                    .isEqualTo("Refused by the broker: Not authorized (0x87).");
            assertThat(last(Kind.PUBLISH).state()).isEqualTo(State.FAILED);
            assertThat(English.text(last(Kind.PUBLISH).summary())).contains("Not authorized (0x87)");
        }
    }

    @Test
    void anOlderBrokerIsTriedWithTheOlderVersion() throws Exception {
        try (FakeServer server = new FakeServer((socket, bytes) -> {
            if (FakeServer.protocolLevel(bytes) == 5) {
                socket.getOutputStream().write(new byte[] {0x20, 2, 0, 1});
            } else {
                socket.getOutputStream().write(new byte[] {0x20, 2, 0, 0});
                FakeServer.keepSilent(socket);
            }
        })) {
            run(with(profile("mqtt://127.0.0.1:" + server.port())), PublishQuestion.NEVER);
            assertThat(last(Kind.CONNACK).state()).isEqualTo(State.DONE);
            assertThat(English.text(last(Kind.CONNACK).summary())).contains("MQTT 3.1.1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTOMATIC", "MQTT_3_1_1"})
    void aPasswordForScramIsNeverSentByTheOlderVersion(MqttVersion version) throws Exception {
        List<byte[]> sent = new CopyOnWriteArrayList<>();
        try (FakeServer closing = new FakeServer((socket, bytes) -> sent.add(bytes))) {
            ConnectionProfile profile = profile("mqtt://ann@127.0.0.1:" + closing.port()).toBuilder()
                    .version(version)
                    .enhancedAuth(new EnhancedAuth(EnhancedAuth.SCRAM_SHA_256))
                    .build();
            byte[] password = "hush-hush".getBytes(StandardCharsets.UTF_8);
            Sessions.get(ConnectionTest.run(
                    profile, ConnectionSecrets.ofPassword(password), told::add, PublishQuestion.NEVER));
        }
        assertThat(told).anyMatch(step -> step.state() == State.FAILED);
        assertThat(sent)
                .filteredOn(FakeServer::isConnect)
                .allSatisfy(bytes -> assertThat(FakeServer.protocolLevel(bytes)).isEqualTo(5));
        assertThat(sent).noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains("hush-hush"));
    }

    @Test
    void aClientIdWhoseSessionWouldBeLostOrIsOpenIsNotUsed() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start()) {
            ConnectionProfile fixed =
                    with(profile("mqtt://127.0.0.1:" + broker.port()), "fixed", true, MqttVersion.MQTT_5);
            run(fixed, PublishQuestion.NEVER);
            assertThat(English.text(last(Kind.CONNACK).summary())).contains("client ID \"fixed\"");
            assertThat(told.stream().filter(step -> step.kind() == Kind.CONNACK && step.state() == State.WAITING))
                    .anyMatch(step -> English.text(step.advice()).contains("\"fixed\""));

            told.clear();
            run(with(fixed, "fixed", false, MqttVersion.MQTT_5), PublishQuestion.NEVER);
            assertThat(English.text(last(Kind.CONNACK).summary())).doesNotContain("fixed");
            assertThat(English.text(last(Kind.CONNACK).detail())).contains("fixed");

            Session session = sessions.connected(fixed);
            Sessions.get(ConnectionTest.run(fixed, new ConnectionSecrets(), true, told::add, PublishQuestion.NEVER));
            assertThat(session.reconnects()).isZero();
            assertThat(session.state().phase()).isEqualTo(SessionState.Phase.CONNECTED);
        }
    }

    @Test
    void aTestCanBeCancelledAtAnyStepAndThenSaysNothing() throws Exception {
        try (FakeServer silent = new FakeServer((socket, bytes) -> FakeServer.keepSilent(socket))) {
            ConnectionSecrets secrets = ConnectionSecrets.ofPassword(new byte[] {1});
            CompletableFuture<Void> test =
                    ConnectionTest.run(profile("mqtt://127.0.0.1:" + silent.port()), secrets, told::add, YES);
            until(
                    () -> "no CONNECT is sent: " + told,
                    () -> told.stream().anyMatch(step -> step.kind() == Kind.CONNACK && step.state() == State.RUNNING));
            test.cancel(true);
            int count = told.size();
            until(() -> "the secrets are not wiped", () -> !secrets.has(SecretField.PASSWORD));
            assertThat(told).hasSize(count);
        }
    }
}
