// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.testkit.MosquittoBroker;

/** Tests how long the broker keeps a session and its messages, and which limits the broker sets. */
@TwoBrokers.Used
class SessionExpiryTest {
    private final Sessions sessions = new Sessions();
    private final TwoBrokers brokers;

    SessionExpiryTest(TwoBrokers brokers) {
        this.brokers = brokers;
    }

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private static ConnectOptions expiry(boolean cleanStart, long seconds) {
        return new ConnectOptions(cleanStart, 60, seconds, -1, -1, -1, false, true, List.of());
    }

    @TwoBrokers.Each
    void whatIsPublishedInQos1And2WhileOneIsAwayArrivesInTheNextRun(String broker, MqttVersion version) {
        String at = "away/" + broker + version;
        Session other = sessions.connected(profile("mqtt://127.0.0.1:" + brokers.port(broker)));
        ConnectionProfile profile = with(
                with(profile("mqtt://127.0.0.1:" + brokers.port(broker)), "away-" + version, false, version).toBuilder()
                        .options(expiry(false, 60))
                        .build(),
                new Subscription(at + "/#", Qos.EXACTLY_ONCE, false));
        Session first = sessions.connected(profile);
        until(() -> "it is not subscribed", () -> {
            publish(other, at + "/ready", "x", Qos.AT_LEAST_ONCE, false);
            return first.messagesReceived() > 0;
        });
        assertThat(Sessions.get(first.closeAsync())).isNull();
        for (int i = 0; i < 50; i++) {
            publish(other, at + "/one", "" + i, Qos.AT_LEAST_ONCE, false);
            publish(other, at + "/two", "" + i, Qos.EXACTLY_ONCE, false);
        }
        Session second = sessions.connected(profile);
        assertThat(Sessions.info(second).sessionPresent()).isTrue();
        assertThat(message(second, at + "/one", 50).payload()).asString().isEqualTo("49");
        assertThat(message(second, at + "/two", 50).payload()).asString().isEqualTo("49");
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "mosquitto"})
    void aCleanStartWithASessionExpiryIsResumedByTheReconnectAndNotByTheNextConnect(String broker) throws Exception {
        String at = "clean/" + broker;
        Session other = sessions.connected(profile("mqtt://127.0.0.1:" + brokers.port(broker)));
        try (Severable network = new Severable(brokers.port(broker))) {
            ConnectionProfile profile = with(
                    profile("mqtt://127.0.0.1:" + network.port()).toBuilder()
                            .version(MqttVersion.MQTT_5)
                            .options(expiry(true, 60))
                            .build(),
                    new Subscription(at + "/#", Qos.EXACTLY_ONCE, false));
            Session session = sessions.connected(profile);
            assertThat(Sessions.info(session).sessionPresent()).isFalse();
            assertThat(Sessions.info(session).limits().sessionExpirySeconds()).isEqualTo(60);
            until(() -> "it is not subscribed", () -> {
                publish(other, at + "/ready", "x", Qos.AT_LEAST_ONCE, false);
                return session.messagesReceived() > 0;
            });
            network.muteBroker();
            publish(other, at + "/t", "1", Qos.EXACTLY_ONCE, false);
            network.cut();
            message(session, at + "/t", 1);
            until(
                    () -> "it is " + session.state(),
                    () -> session.state().phase() == Phase.CONNECTED && session.reconnects() == 1);
            assertThat(Sessions.info(session).sessionPresent()).isTrue();

            assertThat(Sessions.get(session.disconnect())).isNull();
            session.connect();
            until(session, Phase.CONNECTED);
            assertThat(Sessions.info(session).sessionPresent()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRandomClientIdLeavesNoSessionBehind(boolean withWill) throws Exception {
        CompletableFuture<byte[]> disconnect = new CompletableFuture<>();
        try (FakeServer server = new FakeServer((socket, bytes) -> {
            // Accepted; after a SUBSCRIBE and its answer, only the DISCONNECT follows.
            socket.getOutputStream().write(new byte[] {0x20, 3, 0, 0, 0});
            for (byte[] packet = next(socket); packet.length > 0; packet = next(socket)) {
                if ((packet[0] & 0xF0) == 0xE0) {
                    disconnect.complete(packet);
                }
            }
        })) {
            ConnectionProfile profile = profile("mqtt://127.0.0.1:" + server.port()).toBuilder()
                    .version(MqttVersion.MQTT_5)
                    .options(expiry(true, 60))
                    .subscriptions(List.of())
                    .build();
            Session session = sessions.connected(profile);
            var _ = withWill ? session.disconnectWithWill() : session.disconnect();
            // The reason code, then property 0x11 with four zero bytes (section 3.14.2.2.2).
            assertThat(Sessions.get(disconnect))
                    .isEqualTo(new byte[] {(byte) 0xE0, 7, (byte) (withWill ? 4 : 0), 5, 0x11, 0, 0, 0, 0});
        }
    }

    /** The next packet, which must be short; empty at the end of the stream. */
    private static byte[] next(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] head = in.readNBytes(2);
        if (head.length < 2) {
            return new byte[0];
        }
        byte[] packet = Arrays.copyOf(head, 2 + head[1]);
        return in.readNBytes(packet, 2, head[1]) < head[1] ? new byte[0] : packet;
    }

    @Test
    void theLimitsOfTheConnAckAreKept() throws Exception {
        try (MosquittoBroker strict = MosquittoBroker.start(
                "max_keepalive 30",
                "max_qos 1",
                "retain_available false",
                "max_packet_size 5000",
                "max_topic_alias 7",
                "max_inflight_messages 9")) {
            Session session = sessions.connected(profile("mqtt://127.0.0.1:" + strict.port()));
            BrokerLimits limits = Sessions.info(session).limits();
            assertThat(limits.keepAliveSeconds()).isEqualTo(30);
            assertThat(limits.maximumQos()).isEqualTo(Qos.AT_LEAST_ONCE);
            assertThat(limits.retainAvailable()).isFalse();
            assertThat(limits.maximumPacketSize()).isEqualTo(5_000);
            assertThat(limits.topicAliasMaximum()).isEqualTo(7);
            assertThat(limits.receiveMaximum()).isEqualTo(9);
            assertThat(limits.sessionExpirySeconds()).isZero();
            assertThat(limits.wildcardSubscriptionAvailable()).isTrue();
        }
        Session old = sessions.connected(with(
                profile("mqtt://127.0.0.1:" + brokers.port(TwoBrokers.MOSQUITTO)), "", true, MqttVersion.MQTT_3_1_1));
        assertThat(Sessions.info(old).limits())
                .isEqualTo(new BrokerLimits(
                        60, 0, 65_535, Qos.EXACTLY_ONCE, true, -1, 0, true, false, true, "", "", List.of()));
    }

    @Test
    void whatTheConnAckAddsInWordsIsKept() throws Exception {
        // Session present 0, success; response information "r", reason string "s", user property "a": "b".
        byte[] connAck = {0x20, 18, 0, 0, 15, 0x1A, 0, 1, 'r', 0x1F, 0, 1, 's', 0x26, 0, 1, 'a', 0, 1, 'b'};
        try (FakeServer server = new FakeServer((socket, bytes) -> {
            socket.getOutputStream().write(connAck);
            FakeServer.keepSilent(socket);
        })) {
            Session session = sessions.connected(with(profile("mqtt://127.0.0.1:" + server.port())).toBuilder()
                    .options(new ConnectOptions(true, 60, -1, -1, -1, -1, true, true, List.of()))
                    .build());
            BrokerLimits limits = Sessions.info(session).limits();
            assertThat(limits.responseInformation()).isEqualTo("r");
            assertThat(limits.reasonString()).isEqualTo("s");
            assertThat(limits.userProperties()).containsExactly(new UserProperty("a", "b"));
        }
    }

    @Test
    void aMessageLargerThanTheMaximumPacketSizeIsKeptBackByTheBroker() {
        ConnectionProfile profile = profile("mqtt://127.0.0.1:" + brokers.port(TwoBrokers.MOSQUITTO)).toBuilder()
                .options(new ConnectOptions(true, 60, -1, 2, 200, 5, false, true, List.of()))
                .build();
        Session other = sessions.connected(with(profile("mqtt://127.0.0.1:" + brokers.port(TwoBrokers.MOSQUITTO))));
        Session session = sessions.connected(with(profile, new Subscription("size/#", Qos.EXACTLY_ONCE, false)));
        until(() -> "it is not subscribed", () -> {
            publish(other, "size/ready", "x", Qos.AT_LEAST_ONCE, false);
            return session.messagesReceived() > 0;
        });
        publish(other, "size/large", new byte[300], Qos.AT_LEAST_ONCE, false);
        for (int i = 0; i < 20; i++) {
            publish(other, "size/small", "x", Qos.EXACTLY_ONCE, false);
        }
        message(session, "size/small", 20);
        assertThat(session.tree().find("size/large")).isEqualTo(org.topiary.core.tree.TopicTree.NONE);
        assertThat(session.state().phase()).isEqualTo(Phase.CONNECTED);
    }
}
