// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishProperties;

/**
 * The limits for publishing on a connection.
 *
 * @param told by the broker in its CONNACK; null while not connected
 * @param sendsProperties whether messages are sent with their properties: not over MQTT 3.1.1
 */
public record PublishLimits(@Nullable BrokerLimits told, boolean sendsProperties) {
    public static final PublishLimits NONE = new PublishLimits(null, true);

    public boolean allows(Qos qos) {
        return told == null || qos.level() <= told.maximumQos().level();
    }

    public boolean allowsRetain() {
        return told == null || told.retainAvailable();
    }

    /** The highest topic alias that the broker accepts, 0 for none; empty while it is not known, or not relevant. */
    OptionalInt topicAliasMaximum() {
        return told == null || !sendsProperties ? OptionalInt.empty() : OptionalInt.of(told.topicAliasMaximum());
    }

    /** The highest QoS that the broker accepts, up to the desired one. */
    Qos atMost(Qos wished) {
        return told == null || allows(wished) ? wished : told.maximumQos();
    }

    /** The limits, in sentences; empty when there are none. */
    public String sentence() {
        String qos = allows(Qos.EXACTLY_ONCE)
                ? ""
                : Texts.get(allows(Qos.AT_LEAST_ONCE) ? "publish.limits.qos1" : "publish.limits.qos0");
        String retain = allowsRetain() ? "" : Texts.get("publish.limits.retain");
        return Stream.of(qos, retain).filter(each -> !each.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Why a message must not be sent, as a sentence; empty when it may be. */
    String problem(PublishMessage message) {
        if (told == null) {
            return "";
        }
        PublishMessage sent = sendsProperties ? message : message.withProperties(PublishProperties.NONE);
        return Texts.orEmpty(told.publishProblem(sent));
    }
}
