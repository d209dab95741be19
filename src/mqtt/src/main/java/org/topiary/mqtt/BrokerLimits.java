// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;

import org.topiary.core.Qos;

/**
 * What a CONNACK of MQTT 5 said (section 3.2.2.3), with what was asked for or the defaults of the specification for what it left out. That
 * of 3.1.1 tells none of it; then these are what that version allows.
 *
 * @param keepAliveSeconds in force
 * @param sessionExpirySeconds in force; 4,294,967,295 is for ever
 * @param maximumPacketSize bytes; -1: no limit told
 * @param responseInformation empty: none
 * @param reasonString empty: none
 */
public record BrokerLimits(
        int keepAliveSeconds,
        long sessionExpirySeconds,
        int receiveMaximum,
        Qos maximumQos,
        boolean retainAvailable,
        int maximumPacketSize,
        int topicAliasMaximum,
        boolean wildcardSubscriptionAvailable,
        boolean subscriptionIdentifiersAvailable,
        boolean sharedSubscriptionAvailable,
        String responseInformation,
        String reasonString,
        List<UserProperty> userProperties) {
    public BrokerLimits {
        userProperties = List.copyOf(userProperties);
    }
}
