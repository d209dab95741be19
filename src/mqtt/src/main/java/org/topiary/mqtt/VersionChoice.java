// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.Optional;
import org.topiary.mqtt.link.VersionFallback;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;

/**
 * The protocol version of the next attempt: MQTT 5 first where the profile leaves it open, then MQTT 3.1.1. Control
 * thread only.
 */
final class VersionChoice {
    private MqttVersion version = MqttVersion.MQTT_5;
    private String fallback = "";

    /** A new wish to connect: earlier experience does not count. */
    void begin(ConnectionProfile profile) {
        version = profile.version() == MqttVersion.AUTOMATIC ? MqttVersion.MQTT_5 : profile.version();
        fallback = "";
    }

    /** Returns whether a refused attempt is to be followed by one of MQTT 3.1.1, which is chosen then. */
    boolean fallBack(Throwable refusal, ConnectionProfile profile) {
        Optional<String> reason =
                version == MqttVersion.MQTT_5 ? VersionFallback.reason(refusal, profile) : Optional.empty();
        if (reason.isEmpty()) {
            return false;
        }
        fallback = reason.get();
        version = MqttVersion.MQTT_3_1_1;
        return true;
    }

    /** MQTT 5 or 3.1.1. */
    MqttVersion version() {
        return version;
    }

    /** Why it is MQTT 3.1.1 though MQTT 5 was tried first, in a sentence; empty if it was not. */
    String fallback() {
        return fallback;
    }
}
