// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import org.junit.jupiter.api.Test;
import org.topiary.core.TopicTree;
import org.topiary.mqtt.SessionState.Phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;

/** Where the largest packet is allowed, nothing but the log's size limits what a message may carry. */
class SessionLargeMessageTest {
    private static final int MIB = 1 << 20;

    @Test
    void aHundredMebibytesArriveWholeOrAreCountedWhereTheLogIsSmaller() throws Exception {
        byte[] large = new byte[100 * MIB];
        new Random(42).nextBytes(large);
        try (MosquittoBroker broker = MosquittoBroker.start()) {
            ConnectionProfile profile = profile("mqtt://127.0.0.1:" + broker.port()).toBuilder()
                    .options(new ConnectOptions(true, 60, -1, -1, ConnectOptions.LARGEST_PACKET, -1, false, true, List.of()))
                    .build();
            try (Session roomy = new Session(profile, null, 256L * MIB);
                    Session small = new Session(profile, null, 64L * MIB)) {
                roomy.connect();
                small.connect();
                until(roomy, Phase.CONNECTED);
                until(small, Phase.CONNECTED);
                var client = Mqtt5Client.builder()
                        .serverHost("127.0.0.1")
                        .serverPort(broker.port())
                        .buildAsync();
                assertThat(Sessions.get(client.connect()).getReasonCode().isError()).isFalse();
                for (byte[] payload : new byte[][] {{7}, large}) {
                    assertThat(client.publishWith().topic("big/t").qos(MqttQos.AT_LEAST_ONCE).payload(payload).send()
                                    .get(60, TimeUnit.SECONDS).getError())
                            .isEmpty();
                }
                Sessions.get(client.disconnect());

                byte[] received = message(roomy, "big/t", 2).payload();
                assertThat(received).hasSize(large.length);
                assertThat(crc(received)).isEqualTo(crc(large));
                assertThat(roomy.messagesLost()).isZero();

                assertThat(message(small, "big/t", 2).payload()).containsExactly(7);
                until(() -> "it lost " + small.messagesLost(), () -> small.messagesLost() == 1);
                int node = small.tree().find("big/t");
                assertThat(node).isNotEqualTo(TopicTree.NONE);
                assertThat(small.tree().subtreeBytes(node)).isEqualTo(1L + large.length);
                assertThat(small.bytesReceived()).isEqualTo(1L + large.length);
                assertThat(small.log().appended()).isEqualTo(1);
            }
        }
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
