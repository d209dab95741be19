// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

/** A user property of MQTT 5; names may repeat (section 3.1.2.11.8). */
public record UserProperty(String name, String value) {}
