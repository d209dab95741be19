// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.statistics;

import java.util.List;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.RefusedFilter;
import org.topiary.mqtt.profile.Subscription;

/** The QoS that the broker granted to the subscriptions that match a topic (MQTT 5, section 3.9.3). */
public final class GrantedQos {
    private GrantedQos() {}

    /**
     * The highest one, the limit for messages of the topic; -1 if it is not known, because the broker changed a
     * subscription that matches, or none does.
     *
     * @param refused the filters whose subscriptions differ from what was requested
     */
    public static int of(List<Subscription> subscriptions, List<RefusedFilter> refused, String topic) {
        int granted = -1;
        for (Subscription each : subscriptions) {
            if (each.enabled() && TopicRules.matches(TopicRules.withoutShare(each.filter()), topic)) {
                if (refused.stream().anyMatch(other -> other.filter().equals(each.filter()))) {
                    return -1;
                }
                granted = Math.max(granted, each.qos().level());
            }
        }
        return granted;
    }
}
