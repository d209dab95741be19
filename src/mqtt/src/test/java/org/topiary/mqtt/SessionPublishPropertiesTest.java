// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.with;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishPayload;
import org.topiary.mqtt.publish.PublishProperties;
import org.topiary.mqtt.publish.PublishProperties.PayloadFormat;
import org.topiary.mqtt.publish.PublishProperty;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.testkit.English;

/** Tests that every property of a message reaches its receivers over MQTT 5, and that 3.1.1 says what it leaves out. */
@TwoBrokers.Used
class SessionPublishPropertiesTest {
    private static final PublishProperties ALL = PublishProperties.builder()
            .payloadFormat(PayloadFormat.UTF_8)
            .expirySeconds(3_000)
            .contentType("text/plain; charset=utf-8")
            .responseTopic("reply/to")
            .correlationData(new byte[] {1, 0, -1})
            .userProperties(List.of(
                    new UserProperty("unit", "°C"), new UserProperty("unit", "K"), new UserProperty("unit", "°C")))
            .topicAlias(2)
            .build();

    private final Sessions sessions = new Sessions();
    private final TwoBrokers brokers;

    SessionPublishPropertiesTest(TwoBrokers brokers) {
        this.brokers = brokers;
    }

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private Session watcher(String broker) {
        return sessions.subscribed(with(
                profile("mqtt://127.0.0.1:" + brokers.port(broker)),
                new Subscription("properties/#", Qos.EXACTLY_ONCE, false),
                new Subscription("subscribed", Qos.AT_MOST_ONCE, false)));
    }

    private Session publisher(String broker, MqttVersion version) {
        return sessions.connected(with(with(profile("mqtt://127.0.0.1:" + brokers.port(broker)), "", true, version)));
    }

    private static MessageProperties received(Session watcher, String topic, int count) {
        return MessageProperties.decode(message(watcher, topic, count).properties());
    }

    @TwoBrokers.Each
    void arriveOverMqtt5AndAreLeftOutOver311(String broker, MqttVersion version) {
        Session watcher = watcher(broker);
        Session publisher = publisher(broker, version);
        String topic = "properties/" + broker + version;
        int count = 0;
        for (Qos qos : Qos.values()) {
            PublishResult result = Sessions.get(
                    publisher.publish(PublishMessage.of(topic, "21 °C".getBytes(StandardCharsets.UTF_8), qos, false)
                            .withProperties(ALL)));
            count++;
            assertThat(result.accepted()).as(English.text(result.text())).isTrue();
            assertThat(message(watcher, topic, count).payload()).asString().isEqualTo("21 °C");
            MessageProperties properties = received(watcher, topic, count);
            if (version == MqttVersion.MQTT_3_1_1) {
                assertThat(result.leftOut()).containsExactlyInAnyOrder(PublishProperty.values());
                assertThat(properties.contentType() + properties.responseTopic())
                        .isEmpty();
                assertThat(properties.userProperties()).isEmpty();
                continue;
            }
            assertThat(result.leftOut()).isEmpty();
            assertThat(properties.payloadFormat()).isEqualTo(1);
            assertThat(properties.messageExpirySeconds()).isBetween(2_900L, 3_000L);
            assertThat(properties.contentType()).isEqualTo("text/plain; charset=utf-8");
            assertThat(properties.responseTopic()).isEqualTo("reply/to");
            assertThat(properties.correlationData()).containsExactly(1, 0, -1);
            assertThat(properties.userProperties())
                    .containsExactly(
                            new MessageProperties.UserProperty("unit", "°C"),
                            new MessageProperties.UserProperty("unit", "K"),
                            new MessageProperties.UserProperty("unit", "°C"));
        }
    }

    @TwoBrokers.Each
    void anAliasOfOneTopicCanBeGivenToAnother(String broker, MqttVersion version) {
        Session watcher = watcher(broker);
        Session publisher = publisher(broker, version);
        String one = "properties/one/" + broker + version;
        String other = "properties/other/" + broker + version;
        for (String topic : List.of(one, one, other, one, other)) {
            PublishMessage message = PublishMessage.of(topic, new byte[] {1}, Qos.AT_LEAST_ONCE, false)
                    .withProperties(PublishProperties.builder().topicAlias(1).build());
            assertThat(Sessions.get(publisher.publish(message)).accepted()).isTrue();
        }
        message(watcher, other, 2);
        message(watcher, one, 3);
    }

    @TwoBrokers.Each
    void aFileIsSentByteForByte(String broker, MqttVersion version, @TempDir Path folder) throws Exception {
        byte[] content = new byte[300_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) ((i * 31) >> 3);
        }
        Path file = Files.write(folder.resolve("firmware.bin"), content);
        Session watcher = watcher(broker);
        Session publisher = publisher(broker, version);
        String topic = "properties/file/" + broker + version;
        PublishMessage message = PublishMessage.of(topic, new byte[0], Qos.AT_LEAST_ONCE, false)
                .withPayload(new PublishPayload.FileContent(file));
        assertThat(Sessions.get(publisher.publish(message)).accepted()).isTrue();
        assertThat(message(watcher, topic, 1).payload()).isEqualTo(content);

        Files.delete(file);
        PublishResult gone = Sessions.get(publisher.publish(message));
        assertThat(gone.accepted()).isFalse();
        assertThat(English.text(gone.text())).contains("firmware.bin").contains("does not exist");
    }
}
