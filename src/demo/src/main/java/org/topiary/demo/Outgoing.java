// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A message that a site publishes.
 *
 * @param qos 0, 1 or 2
 * @param contentType MQTT 5 content type, empty for none
 * @param userProperties MQTT 5 user properties
 * @param correlationData MQTT 5 correlation data, empty for none
 */
record Outgoing(
        String topic,
        byte[] payload,
        int qos,
        boolean retain,
        String contentType,
        Map<String, String> userProperties,
        byte[] correlationData) {
    private static final byte[] NONE = {};

    static Outgoing of(String topic, byte[] payload) {
        return new Outgoing(topic, payload, 0, false, "", Map.of(), NONE);
    }

    static Outgoing of(String topic, String payload) {
        return of(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    Outgoing withQos(int value) {
        return new Outgoing(topic, payload, value, retain, contentType, userProperties, correlationData);
    }

    Outgoing retained() {
        return new Outgoing(topic, payload, qos, true, contentType, userProperties, correlationData);
    }

    Outgoing withContentType(String value) {
        return new Outgoing(topic, payload, qos, retain, value, userProperties, correlationData);
    }

    Outgoing withUserProperties(Map<String, String> value) {
        return new Outgoing(topic, payload, qos, retain, contentType, value, correlationData);
    }

    Outgoing withCorrelationData(byte[] value) {
        return new Outgoing(topic, payload, qos, retain, contentType, userProperties, value);
    }
}
