// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.publish.AliasedPublish;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishProperties;

/** Converts a message to the PUBLISH of either version (section 3.3). */
final class PublishMessages {
    private PublishMessages() {}

    static Mqtt5Publish mqtt5(PublishMessage message) {
        PublishProperties properties = message.properties();
        var builder = Mqtt5Publish.builder()
                .topic(message.topic())
                .payload(message.bytes())
                .qos(Link5.qos(message.qos()))
                .retain(message.retain())
                .payloadFormatIndicator(payloadFormat(properties))
                .contentType(properties.contentType().isEmpty() ? null : properties.contentType())
                .responseTopic(properties.responseTopic().isEmpty() ? null : properties.responseTopic())
                .correlationData(properties.correlationData().length == 0 ? null : properties.correlationData())
                .userProperties(ConnectMessages.userProperties(properties.userProperties()));
        Mqtt5Publish publish = properties.expirySeconds() < 0
                ? builder.build()
                : builder.messageExpiryInterval(properties.expirySeconds()).build();
        return properties.topicAlias() == 0
                ? publish
                : new AliasedPublish((MqttPublish) publish, properties.topicAlias());
    }

    private static @Nullable Mqtt5PayloadFormatIndicator payloadFormat(PublishProperties properties) {
        return switch (properties.payloadFormat()) {
            case NOT_SET -> null;
            case BYTES -> Mqtt5PayloadFormatIndicator.UNSPECIFIED;
            case UTF_8 -> Mqtt5PayloadFormatIndicator.UTF_8;
        };
    }

    /** Without the properties, which this version does not have. */
    static Mqtt3Publish mqtt3(PublishMessage message) {
        return Mqtt3Publish.builder()
                .topic(message.topic())
                .payload(message.bytes())
                .qos(Link5.qos(message.qos()))
                .retain(message.retain())
                .build();
    }
}
