// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.publish.PublishProperties;
import org.topiary.mqtt.publish.PublishProperties.PayloadFormat;
import org.topiary.mqtt.receive.MessageProperties;

final class ReceivedPropertiesTest {
    @Test
    void aReceivedMessageIsSentAgainWithWhatItsPublisherChose() {
        MessageProperties received = new MessageProperties(
                1,
                60,
                "text/plain",
                "reply/to",
                new byte[] {1, 2},
                List.of(
                        new MessageProperties.UserProperty("unit", "K"),
                        new MessageProperties.UserProperty("a\0", "b"),
                        new MessageProperties.UserProperty("third", "")),
                List.of(7),
                true);

        assertThat(ReceivedProperties.toSend(received, 2))
                .isEqualTo(PublishProperties.builder()
                        .payloadFormat(PayloadFormat.UTF_8)
                        .expirySeconds(60)
                        .contentType("text/plain")
                        .responseTopic("reply/to")
                        .correlationData(new byte[] {1, 2})
                        .userProperties(List.of(new UserProperty("unit", "K")))
                        .build());
        assertThat(ReceivedProperties.toSend(MessageProperties.NONE, 2)).isEqualTo(PublishProperties.NONE);
    }

    @Test
    void aResponseTopicThatMustNotBeSentIsLeftOut() {
        MessageProperties received =
                new MessageProperties(0, -1, "", "reply/#", new byte[0], List.of(), List.of(), false);

        assertThat(ReceivedProperties.toSend(received, 2))
                .isEqualTo(PublishProperties.builder()
                        .payloadFormat(PayloadFormat.BYTES)
                        .build());
    }
}
