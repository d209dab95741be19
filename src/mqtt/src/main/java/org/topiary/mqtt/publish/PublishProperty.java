// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

/** A property that a publisher can set (MQTT 5, section 3.3.2.3). */
public enum PublishProperty {
    CONTENT_TYPE,
    PAYLOAD_FORMAT,
    MESSAGE_EXPIRY,
    RESPONSE_TOPIC,
    CORRELATION_DATA,
    USER_PROPERTIES,
    TOPIC_ALIAS
}
