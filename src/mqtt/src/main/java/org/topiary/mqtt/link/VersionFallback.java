// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import java.util.Optional;
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
     * The reason, in one sentence, why a CONNECT of MQTT 5 that failed like this may be followed by one of MQTT 3.1.1:
     * the profile leaves the version open, and a broker without MQTT 5 could have answered like this. Empty if it may
     * not be, and always with an authentication method: the older version has none, and would send the password
     * instead.
     */
    public static Optional<String> reason(Throwable error, ConnectionProfile profile) {
        if (profile.version() != MqttVersion.AUTOMATIC
                || !profile.enhancedAuth().method().isEmpty()) {
            return Optional.empty();
        }
        Throwable cause = ExceptionCauses.unwrap(error);
        if (cause instanceof Mqtt5ConnAckException e) {
            int code = e.getMqttMessage().getReasonCode().getCode();
            return code == ReasonCodes.UNSUPPORTED_PROTOCOL_VERSION
                    ? Optional.of("The broker does not support MQTT 5: " + ReasonCodes.text(code) + ".")
                    : Optional.empty();
        }
        if (cause instanceof ConnectionClosedException) {
            return Optional.of("The broker closed the connection when asked for MQTT 5.");
        }
        Optional<PacketFault> fault = PacketFaults.ofAnswer(cause);
        if (fault.isPresent()) {
            return Optional.of("The broker's answer to MQTT 5 breaks the rules of MQTT: "
                    + fault.get().packet() + ", " + fault.get().sentence() + ".");
        }
        return PacketFaults.isDecodeFault(cause)
                ? Optional.of("The broker's answer to MQTT 5 was not MQTT.")
                : Optional.empty();
    }
}
