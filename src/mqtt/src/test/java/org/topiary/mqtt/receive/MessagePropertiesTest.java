// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.hivemq.client.internal.util.collections.ImmutableIntList;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.mqtt.receive.MessageProperties.UserProperty;

class MessagePropertiesTest {
    private static final MessageProperties ALL = new MessageProperties(
            1,
            4_000_000_000L,
            "application/json; charset=ü",
            "answers/here",
            new byte[] {0, -1, 7},
            List.of(new UserProperty("a", "1"), new UserProperty("a", ""), new UserProperty("🙂", "x".repeat(65_535))),
            List.of(1, 268_435_455),
            true);

    @Test
    void everyPropertySurvivesTheRoundTrip() {
        assertThat(MessageProperties.decode(ALL.encode()))
                .usingRecursiveComparison()
                .isEqualTo(ALL);
    }

    @Test
    void noPropertiesTakeNoByte() {
        assertThat(MessageProperties.NONE.encode()).isEmpty();
        assertThat(MessageProperties.decode(new byte[0]).isEmpty()).isTrue();
        assertThat(ALL.isEmpty()).isFalse();
    }

    @Test
    void aReceivedMessageIsEncodedTheSameWayOneAfterTheOther() {
        PropertiesEncoder encoder = new PropertiesEncoder();
        Mqtt5Publish bare = Mqtt5Publish.builder().topic("t").build();
        Mqtt5Publish full = Mqtt5Publish.builder()
                .topic("t")
                .payloadFormatIndicator(Mqtt5PayloadFormatIndicator.UTF_8)
                .messageExpiryInterval(4_000_000_000L)
                .contentType("application/json; charset=ü")
                .responseTopic("answers/here")
                .correlationData(new byte[] {0, -1, 7})
                .userProperties()
                .add("a", "1")
                .add("a", "")
                .add("🙂", "x".repeat(65_535))
                .applyUserProperties()
                .build();

        for (int i = 0; i < 3; i++) {
            assertThat(bytes(encoder.encode(full, true, ImmutableIntList.of(1, 268_435_455))))
                    .isEqualTo(ALL.encode());
            assertThat(bytes(encoder.encode(bare, false, ImmutableIntList.of())))
                    .isEmpty();
        }
    }

    @Test
    void theExpiryIsReadFromTheFirstBytes() {
        byte[] all = ALL.encode();
        assertThat(MessageProperties.expirySeconds(Arrays.copyOf(all, MessageProperties.EXPIRY_BYTES)))
                .isEqualTo(4_000_000_000L);
        assertThat(MessageProperties.expirySeconds(
                        new MessageProperties(-1, 30, "t", "", new byte[0], List.of(), List.of(), false).encode()))
                .isEqualTo(30);
        assertThat(MessageProperties.expirySeconds(
                        new MessageProperties(1, -1, "t", "", new byte[0], List.of(), List.of(), false).encode()))
                .isEqualTo(-1);
        assertThat(MessageProperties.expirySeconds(new byte[0])).isEqualTo(-1);
        assertThat(MessageProperties.expirySeconds(new byte[] {2, 0, 0})).isEqualTo(-1);
    }

    @Test
    void bytesThatAreNoPropertiesAreRefused() {
        byte[] encoded = ALL.encode();
        byte[] cut = Arrays.copyOf(encoded, encoded.length - 1);
        assertThatIllegalArgumentException().isThrownBy(() -> MessageProperties.decode(cut));
        byte[] text = "hello".getBytes(StandardCharsets.US_ASCII);
        assertThatIllegalArgumentException().isThrownBy(() -> MessageProperties.decode(text));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
