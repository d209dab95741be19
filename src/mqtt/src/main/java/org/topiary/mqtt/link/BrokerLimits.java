// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.publish.PublishMessage;

/**
 * The limits in a CONNACK of MQTT 5 (section 3.2.2.3). Where it left one out, this is the requested value or the
 * default of the specification. The CONNACK of 3.1.1 has no limits; these are then what that version allows.
 *
 * @param keepAliveSeconds the keep-alive in effect
 * @param sessionExpirySeconds the session expiry in effect; 4,294,967,295 means that the session never expires
 * @param maximumPacketSize bytes; -1: no limit
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
    /** The limits of a broker that limits nothing. */
    public static final BrokerLimits NONE =
            new BrokerLimits(0, 0, 65_535, Qos.EXACTLY_ONCE, true, -1, 0, true, true, true, "", "", List.of());

    public BrokerLimits {
        userProperties = List.copyOf(userProperties);
    }

    /**
     * The reason not to send a message to this broker, which would end the connection (sections 3.2.2.3.4 and
     * 3.2.2.3.5); null if it may be sent.
     */
    public @Nullable Phrase publishProblem(Qos qos, boolean retain) {
        if (qos.level() > maximumQos.level()) {
            return maximumQos == Qos.AT_LEAST_ONCE
                    ? Phrase.of("limits.qos1", qos.level())
                    : Phrase.of("limits.qos0", qos.level());
        }
        return retain && !retainAvailable ? Phrase.of("limits.retain") : null;
    }

    /**
     * As {@link #publishProblem(Qos, boolean)}, and for the topic alias (section 3.2.2.3.8) and the size (section
     * 3.2.2.3.6) as well.
     *
     * @param message without properties over MQTT 3.1.1; its payload is in memory
     */
    public @Nullable Phrase publishProblem(PublishMessage message) {
        Phrase problem = publishProblem(message.qos(), message.retain());
        if (problem != null) {
            return problem;
        }
        if (message.properties().topicAlias() > topicAliasMaximum) {
            return topicAliasMaximum == 0 ? Phrase.of("limits.noAlias") : Phrase.of("limits.alias", topicAliasMaximum);
        }
        return maximumPacketSize >= 0 && message.packetSize() > maximumPacketSize
                ? Phrase.of("limits.packet", maximumPacketSize, message.packetSize())
                : null;
    }

    /**
     * The reason not to request a filter from the broker, which would end the connection (sections 3.2.2.3.11 and
     * 3.2.2.3.13); null if it may be requested.
     */
    public @Nullable Phrase subscriptionProblem(String filter) {
        if (!sharedSubscriptionAvailable && TopicRules.isShared(filter)) {
            return Phrase.of("limits.shared");
        }
        return wildcardSubscriptionAvailable || !TopicRules.hasWildcard(filter) ? null : Phrase.of("limits.wildcards");
    }
}
