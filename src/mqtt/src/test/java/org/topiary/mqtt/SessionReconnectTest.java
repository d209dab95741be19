// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.demo.EmbeddedBroker;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Reconnect;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.publish.PublishResults;
import org.topiary.testkit.English;
import org.topiary.testkit.MosquittoBroker;

/** Tests what survives the end of a connection and what does not. */
@TwoBrokers.Used
class SessionReconnectTest {
    private final Sessions sessions = new Sessions();
    private final TwoBrokers brokers;

    SessionReconnectTest(TwoBrokers brokers) {
        this.brokers = brokers;
    }

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "MQTT_3_1_1"})
    void aBrokerThatComesBackFindsTheTreeAsItWasAndMessagesGoOn(MqttVersion version) throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start()) {
            Session session = sessions.connected(with(profile("mqtt://127.0.0.1:" + broker.port()), "", true, version));
            assertThat(publish(session, "a/b", "1", Qos.AT_LEAST_ONCE, false).accepted())
                    .isTrue();
            message(session, "a/b", 1);

            broker.stop();
            SessionState state = until(session, Phase.RECONNECTING);
            assertThat(English.text(state.summary())).isNotEmpty();
            assertThat(English.text(publish(session, "a/b", "x", Qos.AT_LEAST_ONCE, false)
                            .text()))
                    .startsWith("Not connected: ");
            until(
                    () -> "no attempt is announced: " + session.state(),
                    () -> session.state().retryMillis() > 0);
            broker.startAgain();
            until(session, Phase.CONNECTED);
            assertThat(session.reconnects()).isEqualTo(1);
            assertThat(session.outages().all()).singleElement().matches(outage -> !outage.lasts());

            assertThat(publish(session, "a/b", "2", Qos.EXACTLY_ONCE, false).accepted())
                    .isTrue();
            assertThat(message(session, "a/b", 2).payload())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("2");
            assertThat(session.tree().topics()).isEqualTo(1);
            assertThat(session.messagesLost()).isZero();
        }
    }

    @Test
    void connectEndsTheWaitForTheNextAttemptAndDisconnectTheAttempts() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start()) {
            ConnectionProfile profile = profile("mqtt://127.0.0.1:" + broker.port()).toBuilder()
                    .reconnect(Reconnect.DEFAULT)
                    .build();
            Session session = new Session(profile, null, 1 << 20);
            try (session) {
                session.connect();
                until(session, Phase.CONNECTED);
                broker.stop();
                until(session, Phase.RECONNECTING);
                broker.startAgain();
                session.connect();
                until(session, Phase.CONNECTED);
                broker.stop();
                until(session, Phase.RECONNECTING);
                Sessions.get(session.disconnect());
                broker.startAgain();
                assertThat(session.state().phase()).isEqualTo(Phase.DISCONNECTED);
                session.connect();
                until(session, Phase.CONNECTED);
                assertThat(session.reconnects()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "MQTT_3_1_1"})
    void whatIsInFlightInAPersistentSessionSurvivesTheReconnectExactlyOnce(MqttVersion version) throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start();
                Severable network = new Severable(broker.port())) {
            Session session = sessions.connected(
                    with(profile("mqtt://127.0.0.1:" + network.port()), "in-flight-" + version, false, version));
            Session other = sessions.connected(profile("mqtt://127.0.0.1:" + broker.port()));
            // Both subscriptions exist once each client has received its own message.
            assertThat(publish(session, "ready", "1", Qos.AT_LEAST_ONCE, false).accepted())
                    .isTrue();
            message(session, "ready", 1);
            assertThat(publish(other, "ready/other", "1", Qos.AT_LEAST_ONCE, false)
                            .accepted())
                    .isTrue();
            message(other, "ready/other", 1);

            network.muteBroker();
            CompletableFuture<PublishResult> first =
                    session.publish(PublishMessage.of("flight/2", new byte[] {1}, Qos.EXACTLY_ONCE, false));
            CompletableFuture<PublishResult> second =
                    session.publish(PublishMessage.of("flight/1", new byte[] {2}, Qos.AT_LEAST_ONCE, false));
            message(other, "flight/1", 1);
            assertThat(publish(other, "meanwhile", "3", Qos.AT_LEAST_ONCE, false)
                            .accepted())
                    .isTrue();
            network.cut();

            assertThat(Sessions.get(first)).isEqualTo(new PublishResult(true, Phrase.of("publish.outcome.accepted")));
            assertThat(Sessions.get(second)).isEqualTo(new PublishResult(true, Phrase.of("publish.outcome.accepted")));
            assertThat(Sessions.info(session).sessionPresent()).isTrue();
            message(session, "flight/2", 1);
            message(other, "flight/2", 1);
            message(session, "meanwhile", 1);
            assertThat(session.messagesLost()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "MQTT_3_1_1"})
    void aRandomClientIdLeavesNoSessionOnTheBroker(MqttVersion version) throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start();
                Severable network = new Severable(broker.port())) {
            Session random =
                    sessions.connected(with(profile("mqtt://127.0.0.1:" + network.port()), "", false, version));
            assertThat(publish(random, "t", "1", Qos.AT_LEAST_ONCE, false).accepted())
                    .isTrue();
            network.cut();
            until(
                    () -> "it is " + random.state(),
                    () -> random.reconnects() == 1 && random.state().phase() == Phase.CONNECTED);
            assertThat(Sessions.info(random).sessionPresent()).isFalse();
        }
    }

    @Test
    void aPublishWhoseConnectionBreaksSaysThatNobodyKnows() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start();
                Severable network = new Severable(broker.port())) {
            ConnectionProfile clean = profile("mqtt://127.0.0.1:" + network.port());
            Session session = sessions.connected(clean);
            network.muteBroker();
            CompletableFuture<PublishResult> result =
                    session.publish(PublishMessage.of("t", new byte[1], Qos.EXACTLY_ONCE, false));
            network.cut();
            assertThat(Sessions.get(result)).isEqualTo(PublishResults.UNKNOWN);

            Session persistent = sessions.connected(with(clean, "persistent", false, MqttVersion.MQTT_3_1_1));
            network.muteBroker();
            CompletableFuture<PublishResult> given =
                    persistent.publish(PublishMessage.of("t", new byte[1], Qos.AT_LEAST_ONCE, false));
            CompletableFuture<Void> disconnected = persistent.disconnect();
            network.cut();
            assertThat(Sessions.get(disconnected)).isNull();
            assertThat(Sessions.get(given).accepted()).isFalse();
        }
    }

    @Test
    void aSessionThatIsTakenOverDoesNotFightBack() {
        ConnectionProfile profile = with(
                profile("mqtt://127.0.0.1:" + brokers.port(TwoBrokers.EMBEDDED)), "twin", true, MqttVersion.MQTT_5);
        Session first = sessions.connected(profile);
        Session second = sessions.connected(profile);

        SessionState state = until(first, Phase.FAILED);
        assertThat(English.text(state.summary()))
                .isEqualTo("The broker disconnected this client: Session taken over (0x8E).");
        assertThat(English.text(state.advice())).contains("\"twin\"", "client ID");
        assertThat(second.state().phase()).isEqualTo(Phase.CONNECTED);
    }

    @Test
    void aTreeAndItsNewMessagesStayWhenTheEmbeddedBrokerIsStarted() {
        EmbeddedBroker broker = EmbeddedBroker.start();
        Session session = sessions.connected(profile("mqtt://127.0.0.1:" + broker.port()));
        publish(session, "x", "1", Qos.AT_LEAST_ONCE, false);
        message(session, "x", 1);
        broker.close();
        until(session, Phase.RECONNECTING);
        try (EmbeddedBroker again = EmbeddedBroker.startOn(broker.port())) {
            until(session, Phase.CONNECTED);
            assertThat(again.port()).isEqualTo(broker.port());
            publish(session, "x", "2", Qos.AT_LEAST_ONCE, false);
            message(session, "x", 2);
        }
    }

    @Test
    void closingWithoutWaitingDisconnectsAndFreesTheLog() throws Exception {
        try (FakeServer silent = new FakeServer((socket, bytes) -> FakeServer.keepSilent(socket));
                MosquittoBroker broker = MosquittoBroker.start()) {
            Session connecting = sessions.open(Sessions.impatient(profile("mqtt://127.0.0.1:" + silent.port())), null);
            connecting.connect();
            CompletableFuture<Void> attemptEnded = connecting.closeAsync();
            assertThat(connecting.state().phase()).isEqualTo(Phase.DISCONNECTED);

            Session session = sessions.connected(profile("mqtt://127.0.0.1:" + broker.port()));
            publish(session, "t", "1", Qos.AT_LEAST_ONCE, false);
            message(session, "t", 1);
            long position = session.tree().lastPosition(session.tree().find("t"));
            assertThat(Sessions.get(session.closeAsync())).isNull();
            assertThat(session.log().read(position)).isNull();
            assertThat(session.closeAsync()).isDone();

            assertThat(Sessions.get(attemptEnded)).isNull();
        }
    }

    @Test
    void closingEndsTheThreadsEvenWhileConnecting() throws Exception {
        try (FakeServer server = new FakeServer((socket, bytes) -> FakeServer.keepSilent(socket))) {
            ConnectionProfile profile =
                    with(profile("mqtt://127.0.0.1:" + server.port()), "closed-early", true, MqttVersion.AUTOMATIC);
            Session session = new Session(profile, null, 1 << 20);
            session.connect();
            until(session, Phase.CONNECTING);
            session.close();
            session.close();
            session.connect();
            assertThat(session.state().phase()).isEqualTo(Phase.DISCONNECTED);
        }
        until(() -> "threads are left: " + threads(), () -> threads().isEmpty());
    }

    private static java.util.List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.equals("topiary-network-closed-early"))
                .toList();
    }
}
