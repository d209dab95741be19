// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.List;
import org.topiary.core.log.Qos;

/** Subscriptions that are often wanted, to choose from. */
public final class SubscriptionPresets {
    /** Every topic, and what the broker says of itself where it does. */
    public static final Preset EVERYTHING = new Preset("Everything", ConnectionProfile.DEFAULT_SUBSCRIPTIONS);

    /** What many brokers say of themselves; {@code #} does not match it (MQTT 5, section 4.7.2). */
    public static final Preset SYS = new Preset("$SYS", List.of(new Subscription("$SYS/#", Qos.AT_MOST_ONCE, true)));

    /** What Home Assistant finds devices by, and what it publishes of its own state. */
    public static final Preset HOME_ASSISTANT =
            new Preset("Home Assistant", List.of(new Subscription("homeassistant/#", Qos.EXACTLY_ONCE, false)));

    public static final Preset ZIGBEE2MQTT =
            new Preset("zigbee2mqtt", List.of(new Subscription("zigbee2mqtt/#", Qos.EXACTLY_ONCE, false)));

    /** Sparkplug B, with the state of host applications as before version 3, where it had a topic of its own. */
    public static final Preset SPARKPLUG = new Preset(
            "Sparkplug",
            List.of(
                    new Subscription("spBv1.0/#", Qos.EXACTLY_ONCE, false),
                    new Subscription("STATE/#", Qos.EXACTLY_ONCE, true)));

    /** All of them, in the order to show them in. */
    public static final List<Preset> ALL = List.of(EVERYTHING, SYS, HOME_ASSISTANT, ZIGBEE2MQTT, SPARKPLUG);

    private SubscriptionPresets() {}

    /** @param name what it is called everywhere; not translated */
    public record Preset(String name, List<Subscription> subscriptions) {
        public Preset {
            subscriptions = List.copyOf(subscriptions);
        }
    }
}
