// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import java.util.Optional;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.packet.PacketFaults;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.words.ExceptionCauses;
import org.topiary.mqtt.words.ReasonCodes;

/** Decides when MQTT 3.1.1 is tried after MQTT 5. */
public final class VersionFallback {
    private VersionFallback() {}

    /**
     * The reason why a CONNECT of MQTT 5 that failed like this may be followed by one of MQTT 3.1.1: the profile leaves
     * the version open, and a broker without MQTT 5 could have answered like this. Empty if it may not be, and always
     * with an authentication method: the older version has none, and would send the password instead.
     */
    public static Optional<Phrase> reason(Throwable error, ConnectionProfile profile) {
        if (profile.version() != MqttVersion.AUTOMATIC
                || !profile.enhancedAuth().method().isEmpty()) {
            return Optional.empty();
        }
        Throwable cause = ExceptionCauses.unwrap(error);
        if (cause instanceof Mqtt5ConnAckException e) {
            int code = e.getMqttMessage().getReasonCode().getCode();
            return code == ReasonCodes.UNSUPPORTED_PROTOCOL_VERSION
                    ? Optional.of(Phrase.of("fallback.refused", ReasonCodes.text(code)))
                    : Optional.empty();
        }
        if (cause instanceof ConnectionClosedException) {
            return Optional.of(Phrase.of("fallback.closed"));
        }
        Optional<PacketFault> fault = PacketFaults.ofAnswer(cause);
        if (fault.isPresent()) {
            return Optional.of(Phrase.of(
                    "fallback.broken", fault.get().packet(), fault.get().sentence()));
        }
        return PacketFaults.isDecodeFault(cause) ? Optional.of(Phrase.of("fallback.notMqtt")) : Optional.empty();
    }
}
