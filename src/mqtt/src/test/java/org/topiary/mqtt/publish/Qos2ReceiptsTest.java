// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.internal.mqtt.datatypes.MqttUserPropertiesImpl;
import com.hivemq.client.internal.mqtt.message.publish.pubcomp.MqttPubComp;
import com.hivemq.client.internal.mqtt.message.publish.pubrec.MqttPubRec;
import com.hivemq.client.internal.mqtt.message.publish.pubrel.MqttPubRel;
import com.hivemq.client.internal.mqtt.message.publish.pubrel.MqttPubRelBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientConfig;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubcomp.Mqtt5PubCompReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrec.Mqtt5PubRecReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrel.Mqtt5PubRelReasonCode;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.Qos;

class Qos2ReceiptsTest {
    private static final PublishResult ACCEPTED = PublishResults.accepted(Qos.EXACTLY_ONCE);
    private static final MqttUserPropertiesImpl NONE = MqttUserPropertiesImpl.NO_USER_PROPERTIES;

    private final Mqtt5ClientConfig config = Mqtt5Client.builder().buildAsync().getConfig();
    private final Mqtt5Publish publish =
            Mqtt5Publish.builder().topic("t").qos(MqttQos.EXACTLY_ONCE).build();
    private final MqttPubRec pubRec = new MqttPubRec(7, Mqtt5PubRecReasonCode.SUCCESS, null, NONE);
    private final MqttPubRel pubRel = new MqttPubRel(7, Mqtt5PubRelReasonCode.SUCCESS, null, NONE);
    private final Qos2Receipts receipts = new Qos2Receipts();

    @Test
    void aBrokerMayAnswerBeforeTheSenderWaits() {
        CompletableFuture<PublishResult> told = receipts.expect(publish);
        receipts.onPubRec(config, publish, pubRec, new MqttPubRelBuilder(pubRec));
        receipts.onPubComp(config, pubRel, new MqttPubComp(7, Mqtt5PubCompReasonCode.SUCCESS, null, NONE));

        assertThat(receipts.result(publish, CompletableFuture.completedFuture(ACCEPTED), told))
                .isCompletedWithValue(ACCEPTED);
    }

    @Test
    void aMessageThatTheBrokerLostTrackOfIsNotAccepted() {
        CompletableFuture<PublishResult> told = receipts.expect(publish);
        CompletableFuture<PublishResult> result =
                receipts.result(publish, CompletableFuture.completedFuture(ACCEPTED), told);
        receipts.onPubRec(config, publish, pubRec, new MqttPubRelBuilder(pubRec));
        assertThat(result).isNotDone();
        receipts.onPubComp(
                config, pubRel, new MqttPubComp(7, Mqtt5PubCompReasonCode.PACKET_IDENTIFIER_NOT_FOUND, null, NONE));

        assertThat(result).isCompletedWithValueMatching(last -> !last.accepted());
    }

    @Test
    void whatWasReceivedWhenTheConnectionEndedIsAccepted() {
        CompletableFuture<PublishResult> told = receipts.expect(publish);
        receipts.onPubRec(config, publish, pubRec, new MqttPubRelBuilder(pubRec));
        CompletableFuture<PublishResult> result =
                receipts.result(publish, CompletableFuture.completedFuture(ACCEPTED), told);
        receipts.disconnected();

        assertThat(result).isCompletedWithValue(ACCEPTED);
    }
}
