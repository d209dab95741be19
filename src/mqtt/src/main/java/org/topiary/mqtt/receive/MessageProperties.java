// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The MQTT 5 properties of a message as stored in the message log: encoded like the properties of a PUBLISH packet
 * (MQTT 5, section 3.3.2.3), but without the length, with four bytes for a subscription identifier, and including the
 * DUP flag. The topic alias belongs to a connection, not to the message, and is not kept.
 *
 * @param payloadFormat payload format indicator, 0 for bytes, 1 for UTF-8 text, -1 for none
 * @param messageExpirySeconds remaining lifetime on arrival, in seconds, -1 for none
 * @param contentType empty for none
 * @param responseTopic empty for none
 * @param correlationData empty for none
 * @param userProperties in their order; names may repeat
 * @param subscriptionIdentifiers identifiers of the matching subscriptions, as assigned by this client; in their order
 * @param duplicate whether the broker sent the message again (DUP, section 3.3.1.1)
 */
public record MessageProperties(
        int payloadFormat,
        long messageExpirySeconds,
        String contentType,
        String responseTopic,
        byte[] correlationData,
        List<UserProperty> userProperties,
        List<Integer> subscriptionIdentifiers,
        boolean duplicate) {
    public static final MessageProperties NONE =
            new MessageProperties(-1, -1, "", "", new byte[0], List.of(), List.of(), false);

    /** The number of bytes at the start of encoded properties that say whether and when the message expires. */
    public static final int EXPIRY_BYTES = 7;

    static final int PAYLOAD_FORMAT_INDICATOR = 0x01;
    static final int MESSAGE_EXPIRY_INTERVAL = 0x02;
    static final int CONTENT_TYPE = 0x03;
    static final int RESPONSE_TOPIC = 0x08;
    static final int CORRELATION_DATA = 0x09;
    static final int SUBSCRIPTION_IDENTIFIER = 0x0B;
    static final int USER_PROPERTY = 0x26;
    /** No property of MQTT has this identifier. */
    static final int DUPLICATE = 0x7F;

    public MessageProperties {
        subscriptionIdentifiers = List.copyOf(subscriptionIdentifiers);
        userProperties = userProperties instanceof EncodedUserProperties ? userProperties : List.copyOf(userProperties);
    }

    /** A name and its value, both chosen by the publishing application. */
    public record UserProperty(String name, String value) {}

    public boolean isEmpty() {
        return payloadFormat < 0
                && messageExpirySeconds < 0
                && contentType.isEmpty()
                && responseTopic.isEmpty()
                && correlationData.length == 0
                && userProperties.isEmpty()
                && subscriptionIdentifiers.isEmpty()
                && !duplicate;
    }

    /**
     * Decodes properties in the log. User properties are decoded on demand: a packet may contain millions.
     *
     * @param encoded the properties of a message in the log, which must not be modified afterwards; empty for none
     * @throws IllegalArgumentException if the bytes are not the properties of a message
     */
    public static MessageProperties decode(byte[] encoded) {
        if (encoded.length == 0) {
            return NONE;
        }
        ByteBuffer in = ByteBuffer.wrap(encoded);
        int payloadFormat = -1;
        long messageExpirySeconds = -1;
        String contentType = "";
        String responseTopic = "";
        byte[] correlationData = NONE.correlationData;
        List<Integer> subscriptionIdentifiers = new ArrayList<>();
        boolean duplicate = false;
        EncodedUserProperties userProperties = new EncodedUserProperties(encoded);
        try {
            while (in.hasRemaining()) {
                int property = in.get();
                switch (property) {
                    case PAYLOAD_FORMAT_INDICATOR -> payloadFormat = in.get();
                    case MESSAGE_EXPIRY_INTERVAL -> messageExpirySeconds = Integer.toUnsignedLong(in.getInt());
                    case CONTENT_TYPE -> contentType = text(in);
                    case RESPONSE_TOPIC -> responseTopic = text(in);
                    case CORRELATION_DATA -> correlationData = bytes(in);
                    case SUBSCRIPTION_IDENTIFIER -> subscriptionIdentifiers.add(in.getInt());
                    case DUPLICATE -> duplicate = true;
                    case USER_PROPERTY -> {
                        userProperties.addAt(in.position());
                        skip(in);
                        skip(in);
                    }
                    default -> throw new IllegalArgumentException("Unknown property " + property);
                }
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("The properties end too early", e);
        }
        return new MessageProperties(
                payloadFormat,
                messageExpirySeconds,
                contentType,
                responseTopic,
                correlationData,
                userProperties,
                subscriptionIdentifiers,
                duplicate);
    }

    /**
     * The message expiry interval of a message whose properties begin with these bytes, in seconds; -1 for none.
     *
     * @param start the first {@link #EXPIRY_BYTES} of the properties in the log, or all of them if there are fewer
     */
    public static long expirySeconds(byte[] start) {
        int at = start.length > 0 && start[0] == PAYLOAD_FORMAT_INDICATOR ? 2 : 0;
        return start.length - at >= 5 && start[at] == MESSAGE_EXPIRY_INTERVAL
                ? Integer.toUnsignedLong(ByteBuffer.wrap(start).getInt(at + 1))
                : -1;
    }

    /** Encodes into the form that {@link #decode} reads. */
    public byte[] encode() {
        PropertiesEncoder encoder = new PropertiesEncoder();
        if (payloadFormat >= 0) {
            encoder.payloadFormat(payloadFormat);
        }
        if (messageExpirySeconds >= 0) {
            encoder.messageExpiry(messageExpirySeconds);
        }
        if (!contentType.isEmpty()) {
            encoder.bytes(CONTENT_TYPE, utf8(contentType));
        }
        if (!responseTopic.isEmpty()) {
            encoder.bytes(RESPONSE_TOPIC, utf8(responseTopic));
        }
        if (correlationData.length > 0) {
            encoder.bytes(CORRELATION_DATA, ByteBuffer.wrap(correlationData));
        }
        for (UserProperty property : userProperties) {
            encoder.userProperty(utf8(property.name()), utf8(property.value()));
        }
        if (duplicate) {
            encoder.duplicateFlag();
        }
        subscriptionIdentifiers.forEach(encoder::subscriptionIdentifier);
        ByteBuffer out = encoder.finish();
        byte[] encoded = new byte[out.remaining()];
        out.get(encoded);
        return encoded;
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static void skip(ByteBuffer in) {
        int length = Short.toUnsignedInt(in.getShort());
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + length);
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(bytes);
        return bytes;
    }
}
