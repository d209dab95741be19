// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

/** The protocol version of a connection. */
public enum MqttVersion {
    /** MQTT 5, or 3.1.1 if the broker refuses MQTT 5. */
    AUTOMATIC,
    MQTT_5,
    MQTT_3_1_1
}
