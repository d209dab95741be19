// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.testkit.ServerPackets.join;
import static org.topiary.testkit.ServerPackets.packet;
import static org.topiary.testkit.ServerPackets.properties;
import static org.topiary.testkit.ServerPackets.text;

import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;

/** Tests that, with the largest packet size allowed, only the size of the log limits a message. */
class SessionLargeMessageTest {
    private static final int MIB = 1 << 20;

    /** Larger than the packets that are accepted by default, in bytes. */
    private static final int LARGE = 24 * MIB;

    private final byte[] large = new byte[LARGE];

    SessionLargeMessageTest() {
        new Random(42).nextBytes(large);
    }

    /** Sends a one-byte message and a large one to each subscriber. */
    private ScriptedBroker broker() throws Exception {
        byte[] messages = join(message(new byte[] {7}), message(large));
        return new ScriptedBroker((packet, client) -> {
            client.answer(packet);
            if (packet.type() == PacketType.SUBSCRIBE) {
                client.send(messages);
            }
        });
    }

    private static byte[] message(byte[] payload) {
        return packet(0x30, text("big/t"), properties(), payload);
    }

    private Session connected(ScriptedBroker broker, long logBytes) {
        ConnectionProfile profile = profile(broker.address()).toBuilder()
                .options(
                        new ConnectOptions(true, 60, -1, -1, ConnectOptions.LARGEST_PACKET, -1, false, true, List.of()))
                .build();
        Session session = new Session(profile, null, logBytes);
        session.connect();
        until(session, Phase.CONNECTED);
        until(() -> "it took " + session.arrivals(), () -> session.arrivals() == 2);
        return session;
    }

    @Test
    void aMessageAboveTheDefaultPacketSizeArrivesWhole() throws Exception {
        try (ScriptedBroker broker = broker();
                Session session = connected(broker, 64L * MIB)) {
            byte[] received = Sessions.message(session, "big/t", 2).payload();
            assertThat(received).hasSize(LARGE);
            assertThat(crc(received)).isEqualTo(crc(large));
            assertThat(session.messagesLost()).isZero();
        }
    }

    @Test
    void aMessageLargerThanTheLogIsCounted() throws Exception {
        try (ScriptedBroker broker = broker();
                Session session = connected(broker, 16L * MIB)) {
            assertThat(Sessions.message(session, "big/t", 2).payload()).containsExactly(7);
            assertThat(session.messagesLost()).isEqualTo(1);
            int node = session.tree().find("big/t");
            assertThat(node).isNotEqualTo(TopicTree.NONE);
            assertThat(session.tree().subtreeBytes(node)).isEqualTo(1L + LARGE);
            assertThat(session.bytesReceived()).isEqualTo(1L + LARGE);
            assertThat(session.log().appended()).isEqualTo(1);
        }
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
