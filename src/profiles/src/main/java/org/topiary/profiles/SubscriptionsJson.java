// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.Subscription.RetainHandling;
import org.topiary.profiles.json.EnumNames;
import org.topiary.profiles.json.JsonFields;

/** The list {@code subscriptions} of a profile. */
final class SubscriptionsJson {
    private SubscriptionsJson() {}

    static Subscription read(JsonFields fields) {
        Qos qos = Qos.ofLevel(fields.number("qos", 0, 0, 2));
        Subscription fallback = new Subscription(fields.text("filter", ""), qos, fields.flag("optional", false));
        return new Subscription(
                fallback.filter(),
                qos,
                fallback.optional(),
                fields.flag("enabled", fallback.enabled()),
                fields.flag("noLocal", fallback.noLocal()),
                fields.flag("retainAsPublished", fallback.retainAsPublished()),
                fields.choice("retainHandling", fallback.retainHandling(), EnumNames::of));
    }

    static ArrayNode write(List<Subscription> subscriptions) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Subscription subscription : subscriptions) {
            Subscription fallback =
                    new Subscription(subscription.filter(), subscription.qos(), subscription.optional());
            ObjectNode json = array.addObject()
                    .put("filter", subscription.filter())
                    .put("qos", subscription.qos().level());
            ProfileJson.put(json, "optional", subscription.optional(), false);
            ProfileJson.put(json, "enabled", subscription.enabled(), fallback.enabled());
            ProfileJson.put(json, "noLocal", subscription.noLocal(), fallback.noLocal());
            ProfileJson.put(json, "retainAsPublished", subscription.retainAsPublished(), fallback.retainAsPublished());
            if (subscription.retainHandling() != RetainHandling.SEND) {
                json.put("retainHandling", EnumNames.of(subscription.retainHandling()));
            }
        }
        return array;
    }
}
