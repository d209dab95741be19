// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.with;
import static org.topiary.testkit.ServerPackets.hex;
import static org.topiary.testkit.ServerPackets.join;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.Message;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;

/** Tests that DUP and subscription identifiers are kept with their message. */
class SessionPublishDetailsTest {
    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private static ScriptedBroker sending(byte[]... packets) throws IOException {
        return new ScriptedBroker((packet, client) -> {
            client.answer(packet);
            if (packet.type() == PacketType.SUBSCRIBE) {
                client.send(join(packets));
            }
        });
    }

    private Session connected(ScriptedBroker broker, MqttVersion version) {
        return sessions.connected(with(profile(broker.address()), "", true, version));
    }

    private static MessageProperties properties(Session session, String topic) {
        Message received = message(session, topic, 1);
        return MessageProperties.decode(received.properties());
    }

    @Test
    void ofMqtt5() throws Exception {
        try (ScriptedBroker broker = sending(
                hex("3a 0d 00 01 61 00 07 05 0b 01 0b ac 02 78 79"),
                hex("32 06 00 01 62 00 08 00"),
                hex("30 06 00 01 63 02 0b 05"),
                hex("3c 06 00 01 64 00 09 00"),
                hex("30 05 00 01 65 00 78"))) {
            Session session = connected(broker, MqttVersion.MQTT_5);
            assertThat(properties(session, "a").subscriptionIdentifiers()).containsExactly(1, 300);
            assertThat(properties(session, "a").duplicate()).isTrue();
            assertThat(properties(session, "b").isEmpty()).isTrue();
            assertThat(properties(session, "c").subscriptionIdentifiers()).containsExactly(5);
            assertThat(properties(session, "c").duplicate()).isFalse();
            assertThat(properties(session, "d").duplicate()).isTrue();
            assertThat(properties(session, "e").isEmpty()).isTrue();
        }
    }

    @Test
    void ofMqtt311() throws Exception {
        try (ScriptedBroker broker =
                sending(hex("3a 05 00 01 61 00 07"), hex("32 05 00 01 62 00 08"), hex("30 04 00 01 63 78"))) {
            Session session = connected(broker, MqttVersion.MQTT_3_1_1);
            assertThat(properties(session, "a").duplicate()).isTrue();
            assertThat(properties(session, "b").isEmpty()).isTrue();
            assertThat(properties(session, "c").isEmpty()).isTrue();
        }
    }
}
