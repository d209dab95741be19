// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.link.BrokerLimits;

/**
 * The broker's limits for publishing.
 *
 * @param told in its CONNACK; null while not connected
 */
public record PublishLimits(@Nullable BrokerLimits told) {
    public static final PublishLimits NONE = new PublishLimits(null);

    public boolean allows(Qos qos) {
        return told == null || qos.level() <= told.maximumQos().level();
    }

    public boolean allowsRetain() {
        return told == null || told.retainAvailable();
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
    String problem(Qos qos, boolean retain) {
        return told == null ? "" : Objects.requireNonNullElse(told.publishProblem(qos, retain), "");
    }
}
