// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import org.topiary.mqtt.words.BrokerReason;

/**
 * The outcome of a publish, for the user.
 *
 * @param accepted whether the broker has received it (QoS 1 and 2), or it was handed to the network (QoS 0)
 * @param text our words, without topic and QoS, which the caller knows; includes the reason code with its name if the
 *     broker gave one
 * @param reason further information from the broker
 */
public record PublishResult(boolean accepted, String text, BrokerReason reason) {
    public PublishResult(boolean accepted, String text) {
        this(accepted, text, BrokerReason.NONE);
    }
}
