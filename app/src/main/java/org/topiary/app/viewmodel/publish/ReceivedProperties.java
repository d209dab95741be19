// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.util.List;
import java.util.Optional;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.publish.PropertyRules;
import org.topiary.mqtt.publish.PublishProperties;
import org.topiary.mqtt.publish.PublishProperties.PayloadFormat;
import org.topiary.mqtt.receive.MessageProperties;

/** The properties of a received message that is to be sent again. */
final class ReceivedProperties {
    private ReceivedProperties() {}

    /**
     * Those that its publisher chose. What the rules for sending forbid is left out.
     *
     * @param maxUserProperties how many to take, from the first on: a packet may contain millions
     */
    static PublishProperties toSend(MessageProperties received, int maxUserProperties) {
        List<UserProperty> user = received.userProperties().stream()
                .limit(maxUserProperties)
                .filter(each -> PropertyRules.string(each.name()).isEmpty()
                        && PropertyRules.string(each.value()).isEmpty())
                .map(each -> new UserProperty(each.name(), each.value()))
                .toList();
        return PublishProperties.builder()
                .payloadFormat(
                        switch (received.payloadFormat()) {
                            case 0 -> PayloadFormat.BYTES;
                            case 1 -> PayloadFormat.UTF_8;
                            default -> PayloadFormat.NOT_SET;
                        })
                .expirySeconds(received.messageExpirySeconds())
                .contentType(orNone(received.contentType(), PropertyRules.string(received.contentType())))
                .responseTopic(orNone(received.responseTopic(), PropertyRules.responseTopic(received.responseTopic())))
                .correlationData(received.correlationData())
                .userProperties(user)
                .build();
    }

    private static String orNone(String text, Optional<PropertyRules.Fault> fault) {
        return fault.isEmpty() ? text : "";
    }
}
