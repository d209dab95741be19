// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.topiary.core.log.Qos;

/**
 * The message that the broker publishes if the connection ends without a DISCONNECT (MQTT 5, section 3.1.2.5). All
 * components after {@code retain} exist in MQTT 5 only and are omitted with 3.1.1.
 *
 * @param payload must not be modified; at most 65,535 bytes
 * @param delaySeconds 0 to 4,294,967,295
 * @param expirySeconds 0 to 4,294,967,295; -1: never
 * @param contentType empty: none
 * @param responseTopic empty: none
 * @param correlationData empty: none; must not be modified
 * @param payloadIsText whether the will declares its payload as UTF-8 text (payload format indicator, section
 *     3.1.3.2.3)
 */
public record Will(
        String topic,
        byte[] payload,
        Qos qos,
        boolean retain,
        long delaySeconds,
        long expirySeconds,
        String contentType,
        String responseTopic,
        byte[] correlationData,
        List<UserProperty> userProperties,
        boolean payloadIsText) {
    public Will {
        userProperties = List.copyOf(userProperties);
    }

    /** A will for MQTT 3.1.1. */
    public static Will of(String topic, byte[] payload, Qos qos, boolean retain) {
        return new Will(topic, payload, qos, retain, 0, -1, "", "", new byte[0], List.of(), false);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Will will
                && topic.equals(will.topic)
                && Arrays.equals(payload, will.payload)
                && qos == will.qos
                && retain == will.retain
                && delaySeconds == will.delaySeconds
                && expirySeconds == will.expirySeconds
                && contentType.equals(will.contentType)
                && responseTopic.equals(will.responseTopic)
                && Arrays.equals(correlationData, will.correlationData)
                && userProperties.equals(will.userProperties)
                && payloadIsText == will.payloadIsText;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                topic,
                Arrays.hashCode(payload),
                qos,
                retain,
                delaySeconds,
                expirySeconds,
                contentType,
                responseTopic,
                Arrays.hashCode(correlationData),
                userProperties,
                payloadIsText);
    }

    /** Without payload and correlation data, which may be private. */
    @Override
    public String toString() {
        return "Will[" + topic + ", " + payload.length + " bytes, " + qos + (retain ? ", retain]" : "]");
    }
}
