// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import java.util.Set;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.words.BrokerReason;

/**
 * The outcome of a publish, for the user.
 *
 * @param accepted whether the broker has received it (QoS 1 and 2), or it was handed to the network (QoS 0)
 * @param text our words, without topic and QoS, which the caller knows; includes the reason code with its name if the
 *     broker gave one
 * @param reason further information from the broker
 * @param leftOut the properties of the message that were not sent, because the connection uses MQTT 3.1.1
 */
public record PublishResult(boolean accepted, Phrase text, BrokerReason reason, Set<PublishProperty> leftOut) {
    public PublishResult {
        leftOut = Set.copyOf(leftOut);
    }

    public PublishResult(boolean accepted, Phrase text, BrokerReason reason) {
        this(accepted, text, reason, Set.of());
    }

    public PublishResult(boolean accepted, Phrase text) {
        this(accepted, text, BrokerReason.NONE);
    }

    public PublishResult withLeftOut(Set<PublishProperty> properties) {
        return new PublishResult(accepted, text, reason, properties);
    }
}
