// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.util.Collection;
import java.util.stream.Collectors;
import org.topiary.app.text.Texts;
import org.topiary.mqtt.publish.PublishProperty;

/** Names the properties of a message within a sentence. */
final class PropertyNames {
    private PropertyNames() {}

    /** A list of names, in the order in which the panel shows them. */
    static String of(Collection<PublishProperty> properties, int userProperties) {
        return properties.stream()
                .sorted()
                .map(property -> of(property, userProperties))
                .collect(Collectors.joining(", "));
    }

    private static String of(PublishProperty property, int userProperties) {
        return switch (property) {
            case CONTENT_TYPE -> Texts.get("publish.name.contentType");
            case PAYLOAD_FORMAT -> Texts.get("publish.name.payloadFormat");
            case MESSAGE_EXPIRY -> Texts.get("publish.name.expiry");
            case RESPONSE_TOPIC -> Texts.get("publish.name.responseTopic");
            case CORRELATION_DATA -> Texts.get("publish.name.correlationData");
            case USER_PROPERTIES -> Texts.get("publish.name.userProperties", userProperties);
            case TOPIC_ALIAS -> Texts.get("publish.name.topicAlias");
        };
    }
}
