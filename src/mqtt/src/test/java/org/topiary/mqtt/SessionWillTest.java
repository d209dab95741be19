// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.log.Message;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Reconnect;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.Will;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.testkit.English;

/** Tests when the last will is published and when not, and that all its parts arrive. */
@TwoBrokers.Used
class SessionWillTest {
    private static final Reconnect OFF = new Reconnect(false, 100, 200, 0);
    private final Sessions sessions = new Sessions();
    private final TwoBrokers brokers;

    SessionWillTest(TwoBrokers brokers) {
        this.brokers = brokers;
    }

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private Session watcher(String broker) {
        return sessions.connected(with(
                profile("mqtt://127.0.0.1:" + brokers.port(broker)),
                new Subscription("wills/#", Qos.EXACTLY_ONCE, false)));
    }

    private static Will will(String topic, long delaySeconds) {
        return new Will(
                topic,
                "gone".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Qos.AT_LEAST_ONCE,
                true,
                delaySeconds,
                3_000,
                "text/plain",
                "reply/to",
                new byte[] {1, 0, -1},
                List.of(new UserProperty("unit", "°C"), new UserProperty("unit", "K")),
                false);
    }

    private static ConnectionProfile doomed(int port, MqttVersion version, Will will) {
        return with(profile("mqtt://127.0.0.1:" + port), "", true, version).toBuilder()
                .subscriptions(List.of())
                .reconnect(OFF)
                .will(Optional.of(will))
                .build();
    }

    private static void assertWhole(Message message, MqttVersion version) {
        assertThat(message.payload()).asString().isEqualTo("gone");
        assertThat(message.qos()).isEqualTo(Qos.AT_LEAST_ONCE);
        assertThat(message.retained()).isTrue();
        MessageProperties properties = MessageProperties.decode(message.properties());
        if (version == MqttVersion.MQTT_3_1_1) {
            // HiveMQ sets an expiry on every message.
            assertThat(properties.contentType() + properties.responseTopic()).isEmpty();
            assertThat(properties.correlationData()).isEmpty();
            assertThat(properties.userProperties()).isEmpty();
            return;
        }
        assertThat(properties.messageExpirySeconds()).isBetween(2_900L, 3_000L);
        assertThat(properties.contentType()).isEqualTo("text/plain");
        assertThat(properties.responseTopic()).isEqualTo("reply/to");
        assertThat(properties.correlationData()).containsExactly(1, 0, -1);
        assertThat(properties.userProperties())
                .containsExactly(
                        new MessageProperties.UserProperty("unit", "°C"),
                        new MessageProperties.UserProperty("unit", "K"));
    }

    @TwoBrokers.Each
    void aConnectionThatIsCutHasItsWillPublishedWithEveryPropertyAndStaysDownIfItIsNotToReconnect(
            String broker, MqttVersion version) throws Exception {
        String topic = "wills/cut/" + broker + version;
        Session watcher = watcher(broker);
        try (Severable network = new Severable(brokers.port(broker))) {
            Session session = sessions.connected(doomed(network.port(), version, will(topic, 0)));
            network.cut();
            assertWhole(message(watcher, topic, 1), version);
            SessionState state = until(session, Phase.FAILED);
            assertThat(English.text(state.advice())).contains("Automatic reconnection is off");
            assertThat(session.reconnects()).isZero();
        }
    }

    @TwoBrokers.Each
    void disconnectingWithTheWillHasItPublished(String broker, MqttVersion version) {
        String topic = "wills/with/" + broker + version;
        Session watcher = watcher(broker);
        Session session = sessions.connected(doomed(brokers.port(broker), version, will(topic, 0)));
        assertThat(Sessions.get(session.disconnectWithWill())).isNull();
        assertThat(session.state().phase()).isEqualTo(Phase.DISCONNECTED);
        assertWhole(message(watcher, topic, 1), version);

        session.connect();
        until(session, Phase.CONNECTED);
        var _ = session.disconnectWithWill();
        assertThat(Sessions.get(session.closeAsync())).isNull();
        message(watcher, topic, 2);
    }

    @TwoBrokers.Each
    void disconnectingAndClosingSendNoWill(String broker, MqttVersion version) {
        String topic = "wills/not/" + broker + version;
        Session watcher = watcher(broker);
        Session session = sessions.connected(doomed(brokers.port(broker), version, will(topic, 0)));
        assertThat(Sessions.get(session.disconnect())).isNull();
        session.connect();
        until(session, Phase.CONNECTED);
        assertThat(Sessions.get(session.closeAsync())).isNull();

        publish(watcher, "wills/end", "x", Qos.AT_LEAST_ONCE, false);
        until(() -> "the end did not come", () -> watcher.tree().find("wills/end") != TopicTree.NONE);
        assertThat(watcher.tree().find(topic)).isEqualTo(TopicTree.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "mosquitto"})
    void inMqtt5AWillWaitsForItsDelayWhileTheSessionLives(String broker) {
        String topic = "wills/delay/" + broker;
        Session watcher = watcher(broker);
        ConnectionProfile profile = doomed(brokers.port(broker), MqttVersion.MQTT_5, will(topic, 2)).toBuilder()
                .options(new ConnectOptions(true, 60, 60, -1, -1, -1, false, true, List.of()))
                .build();
        Session session = sessions.connected(profile);
        long before = System.nanoTime();
        assertThat(Sessions.get(session.disconnectWithWill())).isNull();
        message(watcher, topic, 1);
        // Brokers check once per second and count whole seconds: up to one of the two may have passed already.
        assertThat(System.nanoTime() - before).isGreaterThan(500_000_000L);
    }
}
