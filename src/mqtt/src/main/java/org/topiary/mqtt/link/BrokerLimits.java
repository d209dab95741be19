// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.profile.UserProperty;

/**
 * What a CONNACK of MQTT 5 said (section 3.2.2.3), with what was asked for or the defaults of the specification for
 * what it left out. That of 3.1.1 tells none of it; then these are what that version allows.
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
    /** Of a broker that limits nothing. */
    public static final BrokerLimits NONE =
            new BrokerLimits(0, 0, 65_535, Qos.EXACTLY_ONCE, true, -1, 0, true, true, true, "", "", List.of());

    public BrokerLimits {
        userProperties = List.copyOf(userProperties);
    }

    /**
     * Why a message must not be sent to this broker, which would end the connection (sections 3.2.2.3.4 and 3.2.2.3.5),
     * as a sentence; null when it may.
     */
    public @Nullable String publishProblem(Qos qos, boolean retain) {
        if (qos.level() > maximumQos.level()) {
            return "This broker does not accept messages with QoS " + qos.level() + ". Choose QoS " + maximumQos.level()
                    + (maximumQos == Qos.AT_LEAST_ONCE ? " or lower." : ".");
        }
        return retain && !retainAvailable ? "This broker does not accept retained messages. Turn off Retain." : null;
    }

    /**
     * Why the broker must not be asked for a filter, because it would end the connection (sections 3.2.2.3.11 and
     * 3.2.2.3.13); null when it may be.
     */
    public @Nullable String subscriptionProblem(String filter) {
        if (!sharedSubscriptionAvailable && TopicRules.isShared(filter)) {
            return "this broker does not support shared subscriptions";
        }
        return wildcardSubscriptionAvailable || !TopicRules.hasWildcard(filter)
                ? null
                : "this broker does not support wildcards";
    }
}
