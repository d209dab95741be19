// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.core.log.Message;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.testkit.English;
import org.topiary.testkit.MosquittoBroker;

/** Tests networks that stall, disconnect, slow down and fragment packets, and brokers that are killed. */
@Tag("integration")
class SessionNetworkTest {
    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "MQTT_3_1_1"})
    void packetsThatComeByteByByteArriveWhole(MqttVersion version) throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start();
                Severable network = new Severable(broker.port())) {
            network.split(1, 0);
            Session session =
                    sessions.subscribed(with(profile("mqtt://127.0.0.1:" + network.port()), "", true, version));
            Session publisher = sessions.connected(profile("mqtt://127.0.0.1:" + broker.port()));
            for (Qos qos : Qos.values()) {
                List<CompletableFuture<PublishResult>> sent = sendSequence(publisher, "bytes/" + qos, 50, qos);
                sent.forEach(Sessions::get);
                message(session, "bytes/" + qos, 50);
                assertThat(sequence(session, "bytes/" + qos)).isEqualTo(numbers(50));
            }
            assertThat(session.messagesLost()).isZero();
        }
    }

    @Test
    void aLargeMessageOverASlowNetworkArrivesWhole() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start();
                Severable network = new Severable(broker.port())) {
            Session session = sessions.connected(profile("mqtt://127.0.0.1:" + network.port()));
            network.split(1_000, 500_000);
            byte[] large = new byte[500_000];
            Arrays.fill(large, (byte) 'x');
            assertThat(publish(session, "large", large, Qos.EXACTLY_ONCE, false).accepted())
                    .isTrue();
            assertThat(message(session, "large", 1).payload()).isEqualTo(large);
        }
    }

    @Test
    void aNetworkThatStallsIsNoticedByTheKeepAliveAndTheTreeStays() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start();
                Severable network = new Severable(broker.port())) {
            ConnectionProfile profile = profile("mqtt://127.0.0.1:" + network.port());
            Session session = sessions.connected(profile.toBuilder()
                    .options(profile.options().withKeepAliveSeconds(1))
                    .build());
            publish(session, "kept", "1", Qos.AT_LEAST_ONCE, false);
            message(session, "kept", 1);

            List<SessionState> states = Sessions.states(session);
            network.stall();
            until(
                    () -> "it told " + states,
                    () -> states.stream()
                            .anyMatch(state -> state.phase() == Phase.RECONNECTING
                                    && English.text(state.summary()).contains("did not answer a ping")));
            network.cut();
            until(session, Phase.CONNECTED);
            publish(session, "kept", "2", Qos.AT_LEAST_ONCE, false);
            message(session, "kept", 2);
            assertThat(session.tree().topics()).isEqualTo(1);
        }
    }

    @Test
    void aShortStallLosesNothingAndNoConnection() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start();
                Severable network = new Severable(broker.port())) {
            Session session = sessions.subscribed(profile("mqtt://127.0.0.1:" + network.port()));
            Session publisher = sessions.connected(profile("mqtt://127.0.0.1:" + broker.port()));
            network.stall();
            sendSequence(publisher, "stall", 100, Qos.AT_LEAST_ONCE).forEach(Sessions::get);
            assertThat(session.tree().find("stall")).isEqualTo(TopicTree.NONE);
            network.resume();
            message(session, "stall", 100);
            assertThat(sequence(session, "stall")).isEqualTo(numbers(100));
            assertThat(session.reconnects()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "MQTT_3_1_1"})
    void qos1And2OfAPersistentSessionArriveCompleteOverSeveralCuts(MqttVersion version) throws Exception {
        int count = 2_000;
        int cuts = 4;
        try (MosquittoBroker broker = MosquittoBroker.start();
                Severable network = new Severable(broker.port())) {
            Session session = sessions.subscribed(
                    with(profile("mqtt://127.0.0.1:" + network.port()), "sequence-" + version, false, version));
            Session publisher = sessions.connected(profile("mqtt://127.0.0.1:" + broker.port()));
            network.split(600, 0);
            for (int part = 0; part <= cuts; part++) {
                List<CompletableFuture<PublishResult>> sent = new ArrayList<>();
                for (int i = 0; i < count / (cuts + 1); i++) {
                    int number = part * (count / (cuts + 1)) + i;
                    sent.add(publisher.publish(PublishMessage.of("once", bytes(number), Qos.EXACTLY_ONCE, false)));
                    sent.add(publisher.publish(PublishMessage.of("least", bytes(number), Qos.AT_LEAST_ONCE, false)));
                }
                if (part < cuts) {
                    // In the middle of this part: some messages are in transit, others not yet sent.
                    long cutAt = session.messagesReceived() + 100;
                    until(() -> "nothing comes", () -> session.messagesReceived() >= cutAt);
                    network.cut();
                }
                sent.forEach(
                        result -> assertThat(Sessions.get(result).accepted()).isTrue());
                int reconnects = Math.min(part + 1, cuts);
                until(() -> "it is " + session.state(), () -> session.reconnects() == reconnects);
            }

            until(
                    () -> sequence(session, "once").size() + " of " + count + " of QoS 2",
                    () -> sequence(session, "once").size() >= count);
            until(
                    () -> "not all of QoS 1",
                    () -> sequence(session, "least").stream().distinct().count() == count);
            // The order in which a broker resends messages after a cut is up to the broker.
            assertThat(sequence(session, "once").stream().sorted().toList()).isEqualTo(numbers(count));
            assertThat(sequence(session, "least").stream().distinct().sorted().toList())
                    .isEqualTo(numbers(count));
            assertThat(session.messagesLost()).isZero();
        }
    }

    @Test
    void aBrokerThatIsKilledAndStartedAgainIsFoundWithTheTreeKept() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start()) {
            Session session = sessions.connected(profile("mqtt://127.0.0.1:" + broker.port()));
            for (int round = 1; round <= 3; round++) {
                publish(session, "a/b", "x", Qos.AT_LEAST_ONCE, false);
                message(session, "a/b", round);
                broker.kill();
                until(session, Phase.RECONNECTING);
                broker.startAgain();
                until(session, Phase.CONNECTED);
                assertThat(session.reconnects()).isEqualTo(round);
            }
            assertThat(session.tree().topics()).isEqualTo(1);
            assertThat(session.messagesLost()).isZero();
        }
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static List<CompletableFuture<PublishResult>> sendSequence(
            Session publisher, String topic, int count, Qos qos) {
        return IntStream.range(0, count)
                .mapToObj(number -> publisher.publish(PublishMessage.of(topic, bytes(number), qos, false)))
                .toList();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    /** The values of a topic, oldest first. */
    private static List<Integer> sequence(Session session, String topic) {
        List<Integer> numbers = new ArrayList<>();
        int node = session.tree().find(topic);
        long position = node == TopicTree.NONE ? Messages.NONE : session.tree().lastPosition(node);
        while (position != Messages.NONE) {
            Message message = Objects.requireNonNull(session.log().read(position));
            numbers.add(ByteBuffer.wrap(message.payload()).getInt());
            position = message.previous();
        }
        Collections.reverse(numbers);
        return numbers;
    }
}
