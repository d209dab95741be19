// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.words;

import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import java.util.Optional;
import org.topiary.mqtt.profile.UserProperty;

/** Extracts a {@link BrokerReason} from a packet. */
public final class BrokerReasons {
    private BrokerReasons() {}

    public static BrokerReason of(
            Optional<MqttUtf8String> text, Optional<MqttUtf8String> serverReference, Mqtt5UserProperties properties) {
        return new BrokerReason(
                text.map(Object::toString).orElse(""),
                serverReference.map(Object::toString).orElse(""),
                properties.asList().stream()
                        .map(each -> new UserProperty(
                                each.getName().toString(), each.getValue().toString()))
                        .toList());
    }

    public static BrokerReason of(Optional<MqttUtf8String> text, Mqtt5UserProperties properties) {
        return of(text, Optional.empty(), properties);
    }
}
