// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.retained;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.Message;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.mqtt.receive.MessageProperties.UserProperty;
import org.topiary.testkit.English;
import org.topiary.testkit.MosquittoBroker;

/** Tests a session without faults, on both brokers and in both versions. */
@TwoBrokers.Used
class SessionTest {
    private final Sessions sessions = new Sessions();
    private final TwoBrokers brokers;

    SessionTest(TwoBrokers brokers) {
        this.brokers = brokers;
    }

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private ConnectionProfile on(String broker, MqttVersion version, String filter) {
        return on(brokers.port(broker), version, filter);
    }

    private static ConnectionProfile on(int port, MqttVersion version, String filter) {
        ConnectionProfile profile = with(profile("mqtt://127.0.0.1:" + port), "", true, version);
        return with(profile, new Subscription(filter, Qos.EXACTLY_ONCE, false));
    }

    @TwoBrokers.Each
    void connectsInTheVersionThatWasChosen(String broker, MqttVersion version) {
        Session session = sessions.connected(on(broker, version, "#"));

        String protocol = version == MqttVersion.MQTT_5 ? "MQTT 5" : "MQTT 3.1.1";
        assertThat(English.text(session.state().summary()))
                .startsWith("Connected to mqtt://127.0.0.1:")
                .contains("(" + protocol + ")");
        assertThat(English.text(session.state().advice())).isEmpty();
        ConnectionInfo info = Sessions.info(session);
        assertThat(info.protocol()).isEqualTo(protocol);
        assertThat(info.tls()).isEmpty();
        assertThat(info.clientId()).startsWith("topiary-");
        assertThat(info.refusedFilters()).isEmpty();
    }

    @TwoBrokers.Each
    void whatIsPublishedComesBackByteForByteInEveryQos(String broker, MqttVersion version) {
        Session session = sessions.connected(on(broker, version, "bytes/#"));
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        byte[] large = new byte[1 << 20];
        java.util.Arrays.fill(large, (byte) 0xFE);

        for (Qos qos : Qos.values()) {
            String text = qos == Qos.AT_MOST_ONCE ? "Not confirmed by the broker" : "Accepted by the broker";
            for (byte[] payload : List.of(all, new byte[0], large)) {
                String topic = "bytes/" + qos + "/" + payload.length + "/ü🙂//";
                assertThat(English.text(
                                publish(session, topic, payload, qos, false).text()))
                        .isEqualTo(text);

                Message message = message(session, topic, 1);
                assertThat(message.payload()).isEqualTo(payload);
                assertThat(message.qos()).isEqualTo(qos);
                assertThat(message.retained()).isFalse();
            }
        }
        until(() -> "messages counted: " + session.messagesReceived(), () -> session.messagesReceived() == 9);
        assertThat(session.bytesReceived()).isEqualTo(3L * (256 + (1 << 20)));
        assertThat(session.messagesLost()).isZero();
    }

    @TwoBrokers.Each
    void aRetainedMessageArrivesAtTheNextConnectAndIsMarkedUntilCleared(String broker, MqttVersion version) {
        String topic = "keep/" + broker + version;
        Session session = sessions.connected(on(broker, version, "keep/#"));
        assertThat(publish(session, topic, "on", Qos.AT_LEAST_ONCE, true).accepted())
                .isTrue();
        message(session, topic, 1);
        until(() -> "it is not marked as retained", () -> retained(session, topic));
        int node = session.tree().find(topic);

        assertThat(Sessions.get(session.disconnect())).isNull();
        assertThat(session.state().phase()).isEqualTo(Phase.DISCONNECTED);
        session.connect();
        until(session, Phase.CONNECTED);
        Message again = message(session, topic, 2);
        assertThat(again.retained()).isTrue();
        assertThat(again.payload()).isEqualTo("on".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(session.tree().find(topic)).isEqualTo(node);
        assertThat(retained(session, topic)).isTrue();

        assertThat(publish(session, topic, new byte[0], Qos.AT_LEAST_ONCE, true).accepted())
                .isTrue();
        message(session, topic, 3);
        until(() -> "it is still marked as retained", () -> !retained(session, topic));

        Session late = sessions.connected(on(broker, version, "keep/#"));
        assertThat(publish(late, topic, "live", Qos.EXACTLY_ONCE, false).accepted())
                .isTrue();
        assertThat(message(late, topic, 1).retained()).isFalse();
        assertThat(retained(late, topic)).isFalse();
    }

    @TwoBrokers.Each
    void theMarkIsSetAndClearedByWhatOthersPublishAndHeldBySilence(String broker, MqttVersion version) {
        String topic = "others/" + broker + version;
        Session other = sessions.connected(on(broker, MqttVersion.MQTT_5, "none"));
        publish(other, topic, "held", Qos.AT_LEAST_ONCE, true);
        Session session = sessions.connected(on(broker, version, "others/#"));
        assertThat(message(session, topic, 1).retained()).isTrue();

        publish(other, topic, "a live message changes nothing", Qos.AT_LEAST_ONCE, false);
        message(session, topic, 2);
        assertThat(retained(session, topic)).isTrue();

        publish(other, topic, new byte[0], Qos.AT_LEAST_ONCE, true);
        message(session, topic, 3);
        until(() -> "it is still marked", () -> !retained(session, topic));
    }

    @TwoBrokers.Each
    void theWillOfAClientThatIsCutOffAppears(String broker, MqttVersion version) throws Exception {
        String topic = "wills/" + broker + version;
        ConnectionProfile profile = on(broker, version, "wills/#");
        Session session = sessions.subscribed(profile);
        try (Severable link = new Severable(profile.address().port())) {
            var doomed = Mqtt5Client.builder()
                    .serverHost("127.0.0.1")
                    .serverPort(link.port())
                    .willPublish()
                    .topic(topic)
                    .payload("gone".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .applyWillPublish()
                    .buildBlocking();
            assertThat(doomed.connect().getReasonCode().isError()).isFalse();
            link.cut();
            assertThat(message(session, topic, 1).payload()).asString().isEqualTo("gone");
        }
    }

    @TwoBrokers.Each
    void propertiesOfMqtt5AreKept(String broker, MqttVersion version) {
        String topic = "props/" + broker + version;
        Session session = sessions.subscribed(on(broker, version, "props/#"));
        var client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(session.profile().address().port())
                .buildBlocking();
        assertThat(client.connect().getReasonCode().isError()).isFalse();
        var result = client.publishWith()
                .topic(topic)
                .payload("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payloadFormatIndicator(Mqtt5PayloadFormatIndicator.UTF_8)
                .messageExpiryInterval(3_000)
                .contentType("application/json")
                .responseTopic("reply/to")
                .correlationData(new byte[] {1, 0, -1})
                .userProperties()
                .add("unit", "°C")
                .add("unit", "K")
                .applyUserProperties()
                .send();
        assertThat(result.getError()).isEmpty();
        client.disconnect();

        MessageProperties properties =
                MessageProperties.decode(message(session, topic, 1).properties());
        if (version == MqttVersion.MQTT_3_1_1) {
            assertThat(properties.isEmpty()).isTrue();
            return;
        }
        assertThat(properties.payloadFormat()).isEqualTo(1);
        assertThat(properties.messageExpirySeconds()).isBetween(2_900L, 3_000L);
        assertThat(properties.contentType()).isEqualTo("application/json");
        assertThat(properties.responseTopic()).isEqualTo("reply/to");
        assertThat(properties.correlationData()).containsExactly(1, 0, -1);
        assertThat(properties.userProperties())
                .containsExactly(new UserProperty("unit", "°C"), new UserProperty("unit", "K"));
    }

    @Test
    void aMessageNobodySubscribedToIsAcceptedAndSaidSo() {
        Session session = sessions.connected(on("mosquitto", MqttVersion.MQTT_5, "elsewhere"));

        PublishResult result = publish(session, "nobody/listens", "x", Qos.AT_LEAST_ONCE, false);
        assertThat(result.accepted()).isTrue();
        assertThat(English.text(result.text())).isEqualTo("Accepted by the broker: No matching subscribers (0x10)");
    }

    @Test
    void publishingToNoTopicNameOrWithoutAConnectionIsRefusedInWords() {
        Session session = sessions.open(on("mosquitto", MqttVersion.MQTT_5, "#"), null);
        PublishResult unconnected = publish(session, "t", "x", Qos.EXACTLY_ONCE, false);
        assertThat(unconnected.accepted()).isFalse();
        assertThat(English.text(unconnected.text())).isEqualTo("Not connected: Disconnected");

        session.connect();
        until(session, Phase.CONNECTED);
        assertThat(publish(session, "a/#", "x", Qos.AT_MOST_ONCE, false).accepted())
                .isFalse();
        assertThat(publish(session, "", "x", Qos.AT_MOST_ONCE, false).accepted())
                .isFalse();
    }

    @Test
    void aStormOfRetainedAndLiveMessagesArrivesWhole() throws Exception {
        try (MosquittoBroker own = MosquittoBroker.start()) {
            storm(own.port());
        }
    }

    private void storm(int port) {
        int topics = 50_000;
        Session writer = sessions.connected(on(port, MqttVersion.MQTT_5, "none"));
        var retained = Stream.iterate(0, i -> i + 1)
                .limit(topics)
                .map(i -> writer.publish(
                        PublishMessage.of("storm/" + i % 100 + "/" + i, new byte[60], Qos.AT_MOST_ONCE, true)))
                .toList();
        retained.forEach(result -> assertThat(Sessions.get(result).accepted()).isTrue());
        publish(writer, "storm/end", "x", Qos.AT_LEAST_ONCE, false);

        for (MqttVersion version : List.of(MqttVersion.MQTT_5, MqttVersion.MQTT_3_1_1)) {
            Session reader = sessions.connected(on(port, version, "storm/#"));
            until(
                    () -> "only " + reader.tree().topics() + " topics arrived",
                    () -> reader.messagesReceived() == topics);
            assertThat(reader.tree().topics()).isEqualTo(topics);
            assertThat(reader.log().appended()).isEqualTo(topics);
            assertThat(reader.messagesLost()).isZero();
            for (int i = 0; i < topics; i++) {
                assertThat(retained(reader, "storm/" + i % 100 + "/" + i)).isTrue();
            }
        }
    }

    @Test
    void retainedMarksAreSetOnTheNetworkThreadHoweverQuicklyThePublishIsDone() throws Exception {
        try (MosquittoBroker own = MosquittoBroker.start()) {
            markQuickly(own.port());
        }
    }

    private void markQuickly(int port) {
        int count = 20_000;
        Session session = sessions.connected(on(port, MqttVersion.MQTT_3_1_1, "marks/#"));
        for (int i = 0; i < count; i++) {
            var _ = session.publish(PublishMessage.of("marks/" + i, new byte[1], Qos.AT_MOST_ONCE, true));
        }
        until(
                () -> "only " + session.tree().topics() + " topics arrived",
                () -> session.tree().topics() == count);
        for (int i = 0; i < count; i++) {
            String topic = "marks/" + i;
            until(() -> topic + " is not marked", () -> retained(session, topic));
        }
        // A mark attempted by another thread would be counted here.
        assertThat(session.messagesLost()).isZero();
    }

    @Test
    void aMessageLargerThanTheLogIsCountedAndTheOlderOnesStay() {
        ConnectionProfile profile = on("mosquitto", MqttVersion.MQTT_5, "big/#");
        try (Session session = new Session(profile, null, 1 << 20)) {
            session.connect();
            until(session, Phase.CONNECTED);
            publish(session, "big/t", "small", Qos.AT_LEAST_ONCE, false);
            publish(session, "big/t", new byte[2 << 20], Qos.AT_LEAST_ONCE, false);

            assertThat(message(session, "big/t", 2).payload()).asString().isEqualTo("small");
            assertThat(session.messagesLost()).isEqualTo(1);
            assertThat(session.messagesReceived()).isEqualTo(2);
        }
    }

    @Test
    void theBrokersOwnCountOfDroppedMessagesIsRead() throws IOException {
        // Mosquitto 2.0 stops publishing the count when it has not changed for a minute, so the shared brokers may not
        // send it.
        try (MosquittoBroker own = MosquittoBroker.start()) {
            Session silent = sessions.connected(on(own.port(), MqttVersion.MQTT_5, "t"));
            assertThat(silent.brokerDropped()).isEqualTo(-1);

            Session session = sessions.connected(on(own.port(), MqttVersion.MQTT_5, "$SYS/#"));
            // The second value arrives one interval after all retained messages.
            assertThat(message(session, "$SYS/broker/uptime", 2).payload()).isNotEmpty();
            assertThat(session.brokerDropped()).isZero();
            assertThat(silent.brokerDropped()).isEqualTo(-1);
            // The broker stops before the fixture closes its sessions.
            sessions.close();
        }
    }
}
