// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedBrokerTest {
    @Test
    void carriesAMessageFromAnMqtt311ClientToAnMqtt5Client() throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            Mqtt5BlockingClient reader = mqtt5(broker.port());
            reader.connect();
            try (Mqtt5BlockingClient.Mqtt5Publishes publishes =
                    reader.publishes(com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL)) {
                reader.subscribeWith().topicFilter("test/#").qos(MqttQos.EXACTLY_ONCE).send();
                Mqtt3BlockingClient writer =
                        Mqtt3Client.builder().serverHost(EmbeddedBroker.HOST).serverPort(broker.port()).buildBlocking();
                writer.connect();
                writer.publishWith().topic("test/topic").qos(MqttQos.EXACTLY_ONCE).payload("Hello MQTT".getBytes(StandardCharsets.UTF_8)).send();

                Mqtt5Publish received = publishes.receive(10, java.util.concurrent.TimeUnit.SECONDS).orElseThrow();

                assertThat(new String(received.getPayloadAsBytes(), StandardCharsets.UTF_8)).isEqualTo("Hello MQTT");
                assertThat(received.getQos()).isEqualTo(MqttQos.EXACTLY_ONCE);
                writer.disconnect();
            }
            reader.disconnect();
        }
    }

    @Test
    void refusesAWrongPasswordAndAcceptsTheRightOne() {
        try (EmbeddedBroker broker = EmbeddedBroker.startWithPassword("ada", "lovelace")) {
            assertThatThrownBy(() -> mqtt5(broker.port()).connect())
                    .isInstanceOfSatisfying(Mqtt5ConnAckException.class, e -> assertThat(e.getMqttMessage().getReasonCode())
                            .isEqualTo(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD));
            assertThatThrownBy(() -> mqtt5(broker.port()).connectWith().simpleAuth().username("ada")
                            .password("byron".getBytes(StandardCharsets.UTF_8)).applySimpleAuth().send())
                    .isInstanceOf(Mqtt5ConnAckException.class);
            assertThatThrownBy(() -> Mqtt3Client.builder().serverHost(EmbeddedBroker.HOST).serverPort(broker.port()).buildBlocking().connect())
                    .isInstanceOf(Mqtt3ConnAckException.class);

            Mqtt5BlockingClient client = mqtt5(broker.port());
            client.connectWith().simpleAuth().username("ada").password("lovelace".getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth().send();
            client.disconnect();
        }
    }

    @Test
    void startsAgainOnTheSamePortAndLeavesNothingBehind() throws IOException {
        EmbeddedBroker first = EmbeddedBroker.start();
        int port = first.port();
        assertThatThrownBy(() -> EmbeddedBroker.startOn(port)).isInstanceOf(IllegalStateException.class).hasMessageContaining("port " + port);
        first.close();
        first.close();
        assertThatThrownBy(() -> mqtt5(port).connect()).isInstanceOf(ConnectionFailedException.class);

        try (EmbeddedBroker second = EmbeddedBroker.startOn(port)) {
            assertThat(second.port()).isEqualTo(port);
            Mqtt5BlockingClient client = mqtt5(port);
            client.connect();
            client.disconnect();
        }
    }

    private static Mqtt5BlockingClient mqtt5(int port) {
        return Mqtt5Client.builder().serverHost(EmbeddedBroker.HOST).serverPort(port).buildBlocking();
    }
}
