// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import org.topiary.mqtt.words.BrokerReason;

/**
 * What became of a publish, for a person.
 *
 * @param accepted whether the broker has it (QoS 1 and 2), or it was handed to the network (QoS 0)
 * @param text our words, without topic and QoS, which the caller knows; the reason code with its name when the broker
 *     gave one
 * @param reason what the broker adds
 */
public record PublishResult(boolean accepted, String text, BrokerReason reason) {
    public PublishResult(boolean accepted, String text) {
        this(accepted, text, BrokerReason.NONE);
    }
}
