// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.core.tree.TopicRules;

/**
 * A message to send. Immutable; any thread.
 *
 * @param properties those of MQTT 5; MQTT 3.1.1 cannot transmit them
 */
public record PublishMessage(
        String topic, PublishPayload payload, Qos qos, boolean retain, PublishProperties properties) {
    /** Maximum size of a packet after its fixed header, in bytes (MQTT 5, section 1.5.5). */
    public static final int MAX_REMAINING_LENGTH = 268_435_455;

    private static final int FIXED_HEADER_BYTE = 1;
    /** Of the length of a packet. */
    private static final int MAX_LENGTH_BYTES = 4;

    private static final int PACKET_IDENTIFIER_BYTES = 2;
    private static final int LENGTH_BYTES = 2;

    /**
     * A message without properties.
     *
     * @param payload not copied; must not change until the result is available
     */
    public static PublishMessage of(String topic, byte[] payload, Qos qos, boolean retain) {
        return new PublishMessage(topic, new PublishPayload.Bytes(payload), qos, retain, PublishProperties.NONE);
    }

    public PublishMessage withPayload(PublishPayload value) {
        return new PublishMessage(topic, value, qos, retain, properties);
    }

    public PublishMessage withProperties(PublishProperties value) {
        return new PublishMessage(topic, payload, qos, retain, value);
    }

    /**
     * The payload.
     *
     * @throws IllegalStateException if it is a file, which has to be read first
     */
    public byte[] bytes() {
        return switch (payload) {
            case PublishPayload.Bytes memory -> memory.bytes();
            case PublishPayload.FileContent file -> throw new IllegalStateException("Not read: " + file.path());
        };
    }

    /** Whether it clears the retained message of its topic (section 3.3.1.3). */
    public boolean clearsRetained() {
        return retain && payload instanceof PublishPayload.Bytes memory && memory.bytes().length == 0;
    }

    /**
     * Why no broker may be sent this message, for the user; null if it is valid. Says nothing about a payload that is
     * still in a file.
     */
    public @Nullable Phrase problem() {
        Phrase topicProblem = TopicRules.nameProblem(topic);
        if (topicProblem != null) {
            return topicProblem;
        }
        if (!(payload instanceof PublishPayload.Bytes memory)) {
            return null;
        }
        if (properties.payloadFormat() == PublishProperties.PayloadFormat.UTF_8
                && !PropertyRules.isUtf8(memory.bytes())) {
            return Phrase.of("publish.notUtf8");
        }
        return remainingLength(memory.bytes().length) > MAX_REMAINING_LENGTH
                ? Phrase.of("publish.tooLarge", MAX_REMAINING_LENGTH)
                : null;
    }

    /** The size of the PUBLISH packet of MQTT 5 in bytes, as the broker's limit counts it (section 2.1.4). */
    public long packetSize() {
        return packetSize(bytes().length);
    }

    /**
     * Maximum number of payload bytes.
     *
     * @param maximumPacketSize the broker's limit, in bytes; negative: no limit but that of MQTT
     */
    public long maximumPayload(long maximumPacketSize) {
        long remaining = maximumPacketSize < 0 ? MAX_REMAINING_LENGTH : 0;
        for (int lengthBytes = 1; lengthBytes <= MAX_LENGTH_BYTES; lengthBytes++) {
            long addressable = (1L << (7 * lengthBytes)) - 1;
            remaining = Math.max(remaining, Math.min(addressable, maximumPacketSize - FIXED_HEADER_BYTE - lengthBytes));
        }
        return Math.max(0, remaining - remainingLength(0));
    }

    private long packetSize(long payloadBytes) {
        long remaining = remainingLength(payloadBytes);
        return FIXED_HEADER_BYTE + PublishProperties.variableByteInteger(remaining) + remaining;
    }

    private long remainingLength(long payloadBytes) {
        long propertyBytes = properties.encodedLength();
        return LENGTH_BYTES
                + topic.getBytes(StandardCharsets.UTF_8).length
                + (qos == Qos.AT_MOST_ONCE ? 0 : PACKET_IDENTIFIER_BYTES)
                + PublishProperties.variableByteInteger(propertyBytes)
                + propertyBytes
                + payloadBytes;
    }
}
