// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;
import static org.topiary.testkit.ServerPackets.connAck;
import static org.topiary.testkit.ServerPackets.property;
import static org.topiary.testkit.ServerPackets.property16;
import static org.topiary.testkit.ServerPackets.property32;
import static org.topiary.testkit.ServerPackets.property8;
import static org.topiary.testkit.ServerPackets.userProperty;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishPayload;
import org.topiary.mqtt.publish.PublishProperties;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.words.BrokerReason;
import org.topiary.testkit.ClientPacket;
import org.topiary.testkit.English;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;
import org.topiary.testkit.ServerPackets;

/**
 * Tests that no publish beyond the broker's limits is sent, and that one that ends the connection is not sent again.
 */
class SessionPublishLimitsTest {
    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    /** A persistent session, in which unanswered messages would be sent again. */
    private Session keeping(ScriptedBroker broker) {
        return sessions.connected(with(profile(broker.address()), "keeper", false, MqttVersion.MQTT_5));
    }

    @ParameterizedTest
    @CsvSource({
        "0, AT_LEAST_ONCE, Choose QoS 0.",
        "0, EXACTLY_ONCE, Choose QoS 0.",
        "1, EXACTLY_ONCE, Choose QoS 1 or lower."
    })
    void aQosAboveTheMaximumIsNotSent(int maximum, Qos qos, String advice) throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.CONNECT) {
                client.send(connAck(0, property8(0x24, maximum)));
            } else {
                client.answer(packet);
            }
        })) {
            Session session = keeping(broker);
            PublishResult result = publish(session, "t", "x", qos, false);

            assertThat(result.accepted()).isFalse();
            assertThat(English.text(result.text()))
                    .isEqualTo("This broker does not accept messages with QoS " + qos.level() + ". " + advice);
            assertThat(publish(session, "t", "x", Qos.ofLevel(maximum), false).accepted())
                    .isTrue();
        }
    }

    @Test
    void aRetainedMessageIsNotSentWhereRetainIsNotAvailable() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.CONNECT) {
                client.send(connAck(0, property8(0x25, 0)));
            } else {
                client.answer(packet);
            }
        })) {
            Session session = keeping(broker);
            assertThat(English.text(
                            publish(session, "t", "x", Qos.AT_MOST_ONCE, true).text()))
                    .isEqualTo("This broker does not accept retained messages. Turn off Retain.");
            assertThat(publish(session, "t", "x", Qos.AT_LEAST_ONCE, false).accepted())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x9A, Retain not supported",
        "0x9B, QoS not supported",
        "0x95, Packet too large",
        "0x99, Payload format invalid"
    })
    void aPublishThatEndsTheConnectionGetsTheReasonAndIsNotSentAgain(String code, String name) throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.PUBLISH && packet.topic().equals("bad")) {
                client.send(ServerPackets.disconnect(
                        Integer.decode(code), property(0x1F, "not here"), userProperty("limit", "1")));
                client.close();
            } else if (packet.type() == PacketType.CONNECT && client.number() > 1) {
                client.send(ServerPackets.hex("20 03 01 00 00"));
            } else if (packet.type() == PacketType.CONNECT
                    || packet.type() != PacketType.PUBLISH
                    || client.number() > 1) {
                client.answer(packet);
            }
        })) {
            Session session = keeping(broker);
            CompletableFuture<PublishResult> other =
                    session.publish(PublishMessage.of("a", new byte[0], Qos.AT_LEAST_ONCE, false));
            PublishResult result = publish(session, "bad", "payload", Qos.EXACTLY_ONCE, true);

            assertThat(result.accepted()).isFalse();
            assertThat(English.text(result.text())).isEqualTo("Refused: " + name + " (0x" + code.substring(2) + ")");
            assertThat(result.reason())
                    .isEqualTo(new BrokerReason("not here", "", List.of(new UserProperty("limit", "1"))));
            assertThat(Sessions.get(other)).matches(PublishResult::accepted, "is accepted");
            until(
                    () -> "reconnects: " + session.reconnects() + ", " + session.state(),
                    () -> session.reconnects() == 1 && session.state().phase() == SessionState.Phase.CONNECTED);
            assertThat(publish(session, "after", "x", Qos.AT_LEAST_ONCE, false).accepted())
                    .isTrue();
            assertThat(broker.received(PacketType.PUBLISH))
                    .extracting(ClientPacket::topic)
                    .containsExactly("a", "bad", "a", "after");
        }
    }

    private static ScriptedBroker limited(byte[]... limits) throws Exception {
        return new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.CONNECT) {
                client.send(connAck(0, limits));
            } else {
                client.answer(packet);
            }
        });
    }

    private static PublishMessage aliased(String topic, int alias) {
        return PublishMessage.of(topic, new byte[0], Qos.AT_LEAST_ONCE, false)
                .withProperties(PublishProperties.builder().topicAlias(alias).build());
    }

    @Test
    void anAliasIsIntroducedWithItsTopicOnceAndOnlyForTheMessagesThatAskForIt() throws Exception {
        try (ScriptedBroker broker = limited(property16(0x22, 2))) {
            Session session = keeping(broker);
            PublishMessage plain = PublishMessage.of("a", new byte[0], Qos.AT_LEAST_ONCE, false);
            for (PublishMessage message :
                    List.of(plain, aliased("a", 1), aliased("a", 1), aliased("b", 1), aliased("a", 2), plain)) {
                assertThat(Sessions.get(session.publish(message)).accepted()).isTrue();
            }
            assertThat(broker.received(PacketType.PUBLISH))
                    .extracting(each -> each.topic() + each.properties().getOrDefault(0x23, ""))
                    .containsExactly("a", "a1", "1", "b1", "a2", "a");
        }
    }

    @Test
    void anAliasAboveTheMaximumIsNotSent() throws Exception {
        try (ScriptedBroker broker = limited(property16(0x22, 2))) {
            assertThat(English.text(Sessions.get(keeping(broker).publish(aliased("a", 3)))
                            .text()))
                    .isEqualTo("This broker accepts topic aliases from 1 to 2. Choose a lower one.");
        }
        try (ScriptedBroker broker = limited()) {
            assertThat(English.text(Sessions.get(keeping(broker).publish(aliased("a", 1)))
                            .text()))
                    .isEqualTo("This broker does not accept topic aliases. Clear the topic alias.");
            assertThat(broker.received(PacketType.PUBLISH)).isEmpty();
        }
    }

    @Test
    void aPacketAboveTheMaximumSizeIsNotSentAndAFileOfThatSizeNotRead(@TempDir Path folder) throws Exception {
        try (ScriptedBroker broker = limited(property32(0x27, 200))) {
            Session session = keeping(broker);
            PublishMessage empty = PublishMessage.of("t", new byte[0], Qos.AT_MOST_ONCE, false);
            int most = Math.toIntExact(empty.maximumPayload(200));
            assertThat(publish(session, "t", "x".repeat(most), Qos.AT_MOST_ONCE, false)
                            .accepted())
                    .isTrue();
            assertThat(English.text(publish(session, "t", "x".repeat(most + 1), Qos.AT_MOST_ONCE, false)
                            .text()))
                    .isEqualTo(
                            "This broker accepts packets of up to 200 bytes, and this message needs 201. Send a smaller message.");
            Path file = Files.write(folder.resolve("large"), new byte[most + 1]);
            assertThat(English.text(
                            Sessions.get(session.publish(empty.withPayload(new PublishPayload.FileContent(file))))
                                    .text()))
                    .isEqualTo("The file " + file + " has " + (most + 1) + " bytes, and this message can carry " + most
                            + ".");
            // The broker has received everything before this.
            assertThat(publish(session, "t", "", Qos.AT_LEAST_ONCE, false).accepted())
                    .isTrue();
            assertThat(broker.received(PacketType.PUBLISH)).hasSize(2);
        }
    }

    @Test
    void anAliasIsNotKeptAcrossAReconnect() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.PUBLISH && client.number() == 1) {
                client.close();
            } else if (packet.type() == PacketType.CONNECT) {
                client.send(ServerPackets.packet(
                        0x20,
                        new byte[] {(byte) (client.number() > 1 ? 1 : 0), 0},
                        ServerPackets.properties(property16(0x22, client.number() > 1 ? 1 : 2))));
            } else {
                client.answer(packet);
            }
        })) {
            Session session = keeping(broker);
            assertThat(Sessions.get(session.publish(aliased("a", 2))).accepted())
                    .isTrue();
            assertThat(broker.received(PacketType.PUBLISH))
                    .extracting(each -> each.topic() + each.properties().getOrDefault(0x23, ""))
                    .containsExactly("a2", "a");
        }
    }

    @Test
    void whatWasSentBeforeAReconnectIsNotSentAgainToABrokerThatExcludesItNow() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.PUBLISH && client.number() == 1) {
                client.close();
            } else if (packet.type() == PacketType.CONNECT && client.number() > 1) {
                client.send(
                        ServerPackets.packet(0x20, new byte[] {1, 0}, ServerPackets.properties(property8(0x24, 0))));
            } else {
                client.answer(packet);
            }
        })) {
            Session session = keeping(broker);
            PublishResult result = publish(session, "t", "x", Qos.EXACTLY_ONCE, false);
            assertThat(English.text(result.text()))
                    .isEqualTo("This broker does not accept messages with QoS 2. Choose QoS 0.");
            until(
                    () -> "not back: " + session.state(),
                    () -> session.reconnects() == 1 && session.state().phase() == SessionState.Phase.CONNECTED);
            assertThat(publish(session, "after", "x", Qos.AT_MOST_ONCE, false).accepted())
                    .isTrue();
        }
    }
}
