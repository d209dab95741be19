// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;
import static org.topiary.testkit.ServerPackets.connAck;
import static org.topiary.testkit.ServerPackets.hex;
import static org.topiary.testkit.ServerPackets.join;
import static org.topiary.testkit.ServerPackets.packet;
import static org.topiary.testkit.ServerPackets.properties;
import static org.topiary.testkit.ServerPackets.publish;
import static org.topiary.testkit.ServerPackets.text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.packet.PacketFaults;
import org.topiary.mqtt.packet.PropertyCount;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.testkit.English;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;

/** Tests that a packet that violates MQTT is named, and that the session does not request it forever. */
class SessionFaultyPacketTest {
    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    /** Sends the bytes after every SUBACK and otherwise answers like a broker. */
    private static ScriptedBroker sending(byte[] bytes) throws Exception {
        return new ScriptedBroker((packet, client) -> {
            client.answer(packet);
            if (packet.type() == PacketType.SUBSCRIBE) {
                client.send(bytes);
            }
        });
    }

    private SessionState failure(ConnectionProfile profile) {
        Session session = sessions.open(profile, null);
        session.connect();
        return until(session, Phase.FAILED);
    }

    private static ConnectionProfile mqtt5(ScriptedBroker broker) {
        return with(profile(broker.address()), "", true, MqttVersion.MQTT_5);
    }

    @Test
    void aMalformedMessageIsNamedWithRuleOffsetAndTopics_andStopsTheConnectionAfterThreeTimes() throws Exception {
        byte[] poison = hex("30 0b 00 03 62 61 64 05 26 00 01 ff 00");
        try (ScriptedBroker broker = sending(join(publish("good/one", "1"), publish("good/two", "2"), poison))) {
            SessionState state = failure(mqtt5(broker));

            assertThat(English.text(state.summary()))
                    .isEqualTo(
                            "The connection to 127.0.0.1 was closed: the broker sent a PUBLISH packet that breaks the "
                                    + "rules of MQTT: the name of a user property is not valid UTF-8 (offset 11).");
            assertThat(English.text(state.advice()))
                    .contains("exclude its topic", "Do not send", "three times in a row");
            assertThat(English.text(state.detail())).contains("30 0b 00 03 62 61 64 05 26 00 01 ff 00");
            PacketFault fault = state.fault().orElseThrow();
            assertThat(fault.topic()).isEqualTo("bad");
            assertThat(fault.lastTopic()).isEqualTo("good/two");
            assertThat(broker.connects()).isEqualTo(3);
            until(
                    () -> "said " + broker.received(PacketType.DISCONNECT),
                    () -> broker.received(PacketType.DISCONNECT).size() == 3);
            assertThat(broker.received(PacketType.DISCONNECT)).allMatch(packet -> packet.code() == 0x81);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d1 00 | a PINGRESP packet that breaks the rules of MQTT: its flags must be 0 (offset 0). | 0x81",
                "32 06 00 01 61 00 00 00 | a PUBLISH packet that breaks the rules of MQTT: its packet identifier is 0 (offset 5). | 0x82",
                "30 05 00 02 61 ff 00 | a PUBLISH packet that breaks the rules of MQTT: the topic is not valid UTF-8 (offset 5). | 0x81",
                "40 02 12 34 | a packet that breaks the rules of MQTT: “PUBACK contained unknown packet identifier”. | 0x82",
                "30 07 00 01 61 03 23 00 01 | a PUBLISH packet that breaks the rules of MQTT: “topic alias must not exceed topic alias maximum”. | 0x94",
            })
    void eachFaultIsToldApart(String packet, String words, String code) throws Exception {
        try (ScriptedBroker broker = sending(hex(packet))) {
            assertThat(English.text(failure(mqtt5(broker)).summary()))
                    .isEqualTo("The connection to 127.0.0.1 was closed: the broker sent " + words);
            until(
                    () -> "said " + broker.received(PacketType.DISCONNECT),
                    () -> broker.received(PacketType.DISCONNECT).size() == 3);
            assertThat(broker.received(PacketType.DISCONNECT)).allMatch(each -> each.code() == Integer.decode(code));
        }
    }

    @Test
    void aPacketLargerThanAnnouncedIsOurOwnLimit() throws Exception {
        try (ScriptedBroker broker = sending(publish("big", "x".repeat(2_000)))) {
            ConnectOptions limited = new ConnectOptions(true, 60, -1, -1, 1_000, -1, false, true, java.util.List.of());
            SessionState state =
                    failure(mqtt5(broker).toBuilder().options(limited).build());

            assertThat(English.text(state.summary()))
                    .isEqualTo("The connection to 127.0.0.1 was closed: the broker sent a PUBLISH packet that is too "
                            + "large: it has 2,009 bytes, and this connection accepts at most 1,000.");
            assertThat(English.text(state.advice()))
                    .startsWith("To receive it, raise the maximum packet size of this connection.");
            assertThat(state.fault().orElseThrow().topic()).isEqualTo("big");
            until(
                    () -> "said " + broker.received(PacketType.DISCONNECT),
                    () -> broker.received(PacketType.DISCONNECT).size() == 3);
            assertThat(broker.received(PacketType.DISCONNECT)).allMatch(each -> each.code() == 0x95);
        }
    }

    @Test
    void aMalformedPacketOfMqtt311ClosesTheConnection() throws Exception {
        try (ScriptedBroker broker = sending(hex("30 04 00 02 61 2b"))) {
            SessionState state = failure(with(profile(broker.address()), "", true, MqttVersion.MQTT_3_1_1));
            assertThat(English.text(state.summary())).endsWith("the topic contains a wildcard (offset 5).");
            assertThat(broker.connects()).isEqualTo(3);
            assertThat(broker.received(PacketType.DISCONNECT)).isEmpty();
        }
    }

    @Test
    void byDefaultAPacketThatWouldCostTheMemoryOfTheProgramIsNotRead() throws Exception {
        byte[] start = hex("30 80 80 80 60 00 01 61 fb ff ff 5f");
        try (ScriptedBroker broker = sending(start)) {
            SessionState state = failure(mqtt5(broker));
            assertThat(English.text(state.summary()))
                    .contains("it has 201,326,597 bytes, and this connection accepts at most 16,777,216");
            assertThat(broker.received(PacketType.CONNECT))
                    .allMatch(packet ->
                            Long.valueOf(16 << 20).equals(packet.properties().get(0x27)));
            assertThat(broker.connects()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMessageWithTooManyPropertiesIsNotDecoded(boolean rightBehindTheConnAck) throws Exception {
        byte[] many = new byte[5 * (PropertyCount.MOST + 1)];
        for (int at = 0; at < many.length; at += 5) {
            many[at] = 0x26;
        }
        byte[] message = packet(0x31, text("many"), properties(many));
        try (ScriptedBroker broker = rightBehindTheConnAck
                ? new ScriptedBroker((packet, client) -> {
                    if (packet.type() == PacketType.CONNECT) {
                        client.send(join(connAck(0), message));
                    }
                })
                : sending(message)) {
            SessionState state = failure(mqtt5(broker));

            assertThat(English.text(state.summary()))
                    .isEqualTo(
                            "The connection to 127.0.0.1 was closed: the broker sent a PUBLISH packet that is too large: "
                                    + "it has more than 1,048,576 properties, the most that Topiary accepts (offset "
                                    + (message.length - 5) + ").");
            assertThat(English.text(state.advice()))
                    .startsWith("A retained message comes again at every connection:")
                    .contains("set their retain handling")
                    .contains("three times in a row");
            assertThat(state.fault().orElseThrow().topic()).isEqualTo("many");
            assertThat(state.skips()).containsExactly(new Skip.StoredMessages());
            assertThat(broker.connects()).isEqualTo(3);
            until(
                    () -> "said " + broker.received(PacketType.DISCONNECT),
                    () -> broker.received(PacketType.DISCONNECT).size() == 3);
            assertThat(broker.received(PacketType.DISCONNECT)).allMatch(each -> each.code() == 0x97);
        }
    }

    @Test
    void aPacketThatExhaustsTheMemoryIsAFault() {
        Throwable error = new com.hivemq.client.mqtt.exceptions.ConnectionClosedException(
                new OutOfMemoryError("Java heap space"));
        assertThat(English.text(PacketFaults.of(error).orElseThrow().rule()))
                .isEqualTo("it needs more memory than Topiary has");
    }
}
