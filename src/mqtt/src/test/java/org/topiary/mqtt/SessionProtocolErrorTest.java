// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;
import static org.topiary.testkit.ServerPackets.acknowledge;
import static org.topiary.testkit.ServerPackets.hex;
import static org.topiary.testkit.ServerPackets.property;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.testkit.English;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;

/** Tests well-formed packets that a broker must not send in the current state. */
class SessionProtocolErrorTest {
    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "MQTT_3_1_1"})
    void aSessionThatWasNotAskedForIsAProtocolError(MqttVersion version) throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.CONNECT) {
                client.send(hex(client.isMqtt5() ? "20 03 01 00 00" : "20 02 01 00"));
            } else {
                client.answer(packet);
            }
        })) {
            Session session = sessions.open(with(profile(broker.address()), "mine", true, version), null);
            session.connect();
            assertThat(English.text(until(session, Phase.FAILED).summary()))
                    .endsWith(
                            "CONNACK packet that breaks the rules of MQTT: Session Present is set, but this client asked for a new session.");
            assertThat(broker.connects()).isEqualTo(3);
            if (version == MqttVersion.MQTT_5) {
                until(
                        () -> "said " + broker.received(PacketType.DISCONNECT),
                        () -> broker.received(PacketType.DISCONNECT).size() == 3);
                assertThat(broker.received(PacketType.DISCONNECT)).allMatch(packet -> packet.code() == 0x82);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"MQTT_5, 90050001000000", "MQTT_5, 9003000100", "MQTT_3_1_1, 900400010000"})
    void aSubackWithAWrongNumberOfCodesIsAProtocolError(MqttVersion version, String subAck) throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.SUBSCRIBE) {
                byte[] answer = hex(subAck);
                answer[2] = (byte) (packet.packetId() >> 8);
                answer[3] = (byte) packet.packetId();
                client.send(answer);
            } else {
                client.answer(packet);
            }
        })) {
            Session session = sessions.open(with(profile(broker.address()), "", true, version), null);
            session.connect();
            assertThat(English.text(until(session, Phase.FAILED).summary()))
                    .contains("a SUBACK packet that breaks the rules of MQTT", "one filter was asked for");
            if (version == MqttVersion.MQTT_5) {
                until(
                        () -> "said " + broker.received(PacketType.DISCONNECT),
                        () -> broker.received(PacketType.DISCONNECT).size() == 3);
                assertThat(broker.received(PacketType.DISCONNECT)).allMatch(packet -> packet.code() == 0x82);
            }
        }
    }

    @Test
    void aMessageThatTheBrokerLostTrackOfIsNotAccepted() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.PUBREL && packet.packetId() == 1) {
                client.send(acknowledge(0x70, packet.packetId(), 0x92, property(0x1F, "restarted")));
            } else {
                client.answer(packet);
            }
        })) {
            Session session = sessions.connected(with(profile(broker.address()), "", true, MqttVersion.MQTT_5));
            PublishResult result = publish(session, "t", "x", Qos.EXACTLY_ONCE, false);
            assertThat(result.accepted()).isFalse();
            assertThat(English.text(result.text()))
                    .isEqualTo(
                            "The broker received the message, but then lost track of it: Packet Identifier not found "
                                    + "(0x92). It may or may not have delivered it");
            assertThat(result.reason().text()).isEqualTo("restarted");
            assertThat(session.state().phase()).isEqualTo(Phase.CONNECTED);
        }
    }

    @Test
    void aMessageThatTheBrokerReceivedIsAcceptedThoughTheConnectionEndsBeforeItsEnd() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.PUBREL) {
                client.close();
            } else {
                client.answer(packet);
            }
        })) {
            Session session = sessions.connected(with(profile(broker.address()), "", true, MqttVersion.MQTT_5));
            assertThat(publish(session, "t", "x", Qos.EXACTLY_ONCE, false))
                    .isEqualTo(new PublishResult(true, Phrase.of("publish.outcome.accepted")));
        }
    }
}
