// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;

/** A message for the client that carries a topic alias, for which the client's own type has no place. */
public final class AliasedPublish extends MqttPublish {
    private final int alias;

    /** @param alias 1 to 65,535 */
    public AliasedPublish(MqttPublish message, int alias) {
        super(
                message.getTopic(),
                message.getRawPayload(),
                message.getQos(),
                message.isRetain(),
                message.getRawMessageExpiryInterval(),
                message.getRawPayloadFormatIndicator(),
                message.getRawContentType(),
                message.getRawResponseTopic(),
                message.getRawCorrelationData(),
                message.getUserProperties(),
                null);
        this.alias = alias;
    }

    int alias() {
        return alias;
    }
}
