// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5UnsubAckException;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAck;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.unsuback.Mqtt5UnsubAck;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.words.BrokerReason;
import org.topiary.mqtt.words.BrokerReasons;
import org.topiary.mqtt.words.ReasonCodes;

/**
 * The answer to a SUBSCRIBE or UNSUBSCRIBE of one filter.
 *
 * @param code from the broker; 0 if it granted what was requested, or if nothing was requested
 * @param refusal the reason in our words; empty if granted
 * @param reason further information from the broker
 */
public record FilterAnswer(int code, Phrase refusal, BrokerReason reason) {
    public static final FilterAnswer GRANTED = new FilterAnswer(0, Phrase.NONE, BrokerReason.NONE);

    /** For a filter that was not requested. */
    public static FilterAnswer notAsked(Phrase why) {
        return new FilterAnswer(0, why, BrokerReason.NONE);
    }

    static FilterAnswer of(Mqtt5SubAckException refused) {
        Mqtt5SubAck subAck = refused.getMqttMessage();
        return refused(
                subAck.getReasonCodes().getFirst().getCode(),
                BrokerReasons.of(subAck.getReasonString(), subAck.getUserProperties()));
    }

    static FilterAnswer of(Mqtt5UnsubAckException refused) {
        Mqtt5UnsubAck unsubAck = refused.getMqttMessage();
        return refused(
                unsubAck.getReasonCodes().getFirst().getCode(),
                BrokerReasons.of(unsubAck.getReasonString(), unsubAck.getUserProperties()));
    }

    private static FilterAnswer refused(int code, BrokerReason reason) {
        return new FilterAnswer(code, ReasonCodes.text(code), reason);
    }

    public boolean isGranted() {
        return refusal.isEmpty();
    }
}
