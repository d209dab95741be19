// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.Optional;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.link.VersionFallback;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;

/**
 * The protocol version of the next attempt: where the profile leaves it open, first MQTT 5, then MQTT 3.1.1. Control
 * thread only.
 */
final class VersionChoice {
    private MqttVersion version = MqttVersion.MQTT_5;
    private Phrase fallback = Phrase.NONE;

    /** A new request to connect: earlier experience does not count. */
    void begin(ConnectionProfile profile) {
        version = profile.version() == MqttVersion.AUTOMATIC ? MqttVersion.MQTT_5 : profile.version();
        fallback = Phrase.NONE;
    }

    /** Returns whether an attempt with MQTT 3.1.1 follows a refused one; that version is then chosen. */
    boolean fallBack(Throwable refusal, ConnectionProfile profile) {
        Optional<Phrase> reason =
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

    /** Why MQTT 3.1.1 is used although MQTT 5 was tried first; {@link Phrase#NONE} if it was not. */
    Phrase fallback() {
        return fallback;
    }
}
