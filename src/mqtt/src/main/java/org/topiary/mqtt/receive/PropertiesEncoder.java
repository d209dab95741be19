// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import com.hivemq.client.internal.util.collections.ImmutableIntList;
import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperty;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * Encodes the {@link MessageProperties} of one message after the other into a buffer that grows to the usual size. One
 * thread.
 */
public final class PropertiesEncoder {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private static final int USUAL_BYTES = 256;
    /** A larger buffer is not kept for the next message. */
    private static final int MAX_KEPT_BYTES = 64 * 1024;

    private ByteBuffer out = ByteBuffer.allocate(USUAL_BYTES);

    /** The properties of an MQTT 3.1.1 message that arrived as a duplicate. */
    public static ByteBuffer duplicate() {
        return ByteBuffer.wrap(new byte[] {MessageProperties.DUPLICATE});
    }

    /** The properties of a message, valid until the next call; empty for none. */
    public ByteBuffer encode(Mqtt5Publish publish, boolean duplicate, ImmutableIntList subscriptionIdentifiers) {
        out = out.capacity() > MAX_KEPT_BYTES ? ByteBuffer.allocate(USUAL_BYTES) : out.clear();
        // These two come first: MessageProperties.expirySeconds looks for them only there.
        Mqtt5PayloadFormatIndicator indicator =
                publish.getPayloadFormatIndicator().orElse(null);
        if (indicator != null) {
            payloadFormat(indicator.getCode());
        }
        OptionalLong expiry = publish.getMessageExpiryInterval();
        if (expiry.isPresent()) {
            messageExpiry(expiry.getAsLong());
        }
        MqttUtf8String contentType = publish.getContentType().orElse(null);
        if (contentType != null) {
            bytes(MessageProperties.CONTENT_TYPE, contentType.toByteBuffer());
        }
        MqttTopic responseTopic = publish.getResponseTopic().orElse(null);
        if (responseTopic != null) {
            bytes(MessageProperties.RESPONSE_TOPIC, responseTopic.toByteBuffer());
        }
        ByteBuffer correlationData = publish.getCorrelationData().orElse(null);
        if (correlationData != null) {
            bytes(MessageProperties.CORRELATION_DATA, correlationData);
        }
        var userProperties = publish.getUserProperties().asList();
        for (int i = 0; i < userProperties.size(); i++) {
            Mqtt5UserProperty property = userProperties.get(i);
            userProperty(property.getName().toByteBuffer(), property.getValue().toByteBuffer());
        }
        if (duplicate) {
            duplicateFlag();
        }
        for (int i = 0; i < subscriptionIdentifiers.size(); i++) {
            subscriptionIdentifier(subscriptionIdentifiers.get(i));
        }
        return finish();
    }

    void duplicateFlag() {
        reserve(1).put((byte) MessageProperties.DUPLICATE);
    }

    void subscriptionIdentifier(int identifier) {
        reserve(5).put((byte) MessageProperties.SUBSCRIPTION_IDENTIFIER).putInt(identifier);
    }

    void payloadFormat(int indicator) {
        reserve(2).put((byte) MessageProperties.PAYLOAD_FORMAT_INDICATOR).put((byte) indicator);
    }

    void messageExpiry(long seconds) {
        reserve(5).put((byte) MessageProperties.MESSAGE_EXPIRY_INTERVAL).putInt((int) seconds);
    }

    void bytes(int property, ByteBuffer value) {
        int length = value.remaining();
        reserve(3 + length).put((byte) property).putShort((short) length).put(value);
    }

    void userProperty(ByteBuffer name, ByteBuffer value) {
        bytes(MessageProperties.USER_PROPERTY, name);
        int length = value.remaining();
        reserve(2 + length).putShort((short) length).put(value);
    }

    /** The bytes written since the last call; valid until the next write. */
    ByteBuffer finish() {
        int end = out.position();
        out.clear();
        return end == 0 ? EMPTY : out.slice(0, end);
    }

    private ByteBuffer reserve(int bytes) {
        if (out.remaining() < bytes) {
            out = ByteBuffer.allocate(Math.max(2 * out.capacity(), out.position() + bytes))
                    .put(out.flip());
        }
        return out;
    }
}
