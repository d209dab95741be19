// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

/** Which protocol version a connection speaks. */
public enum MqttVersion {
    /** MQTT 5, and 3.1.1 when the broker refuses that version. */
    AUTOMATIC,
    MQTT_5,
    MQTT_3_1_1
}
