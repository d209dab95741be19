// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.List;
import org.topiary.core.log.Qos;

/** Commonly used subscriptions to choose from. */
public final class SubscriptionPresets {
    /** Every topic, and the broker's information about itself, if it publishes any. */
    public static final Preset EVERYTHING = new Preset("Everything", ConnectionProfile.DEFAULT_SUBSCRIPTIONS);

    /**
     * The information that many brokers publish about themselves; {@code #} does not match it (MQTT 5, section 4.7.2).
     */
    public static final Preset SYS = new Preset("$SYS", List.of(new Subscription("$SYS/#", Qos.AT_MOST_ONCE, true)));

    /** The topics by which Home Assistant discovers devices and on which it publishes its own state. */
    public static final Preset HOME_ASSISTANT =
            new Preset("Home Assistant", List.of(new Subscription("homeassistant/#", Qos.EXACTLY_ONCE, false)));

    public static final Preset ZIGBEE2MQTT =
            new Preset("zigbee2mqtt", List.of(new Subscription("zigbee2mqtt/#", Qos.EXACTLY_ONCE, false)));

    /**
     * Sparkplug B, including the state of host applications before version 3, which had a topic outside the namespace,
     * and the births that brokers keep (Sparkplug 3.0, chapter 10).
     */
    public static final Preset SPARKPLUG = new Preset(
            "Sparkplug",
            List.of(
                    new Subscription("spBv1.0/#", Qos.EXACTLY_ONCE, false),
                    new Subscription("STATE/#", Qos.EXACTLY_ONCE, true),
                    new Subscription("$sparkplug/certificates/#", Qos.EXACTLY_ONCE, true)));

    /** All presets, in display order. */
    public static final List<Preset> ALL = List.of(EVERYTHING, SYS, HOME_ASSISTANT, ZIGBEE2MQTT, SPARKPLUG);

    private SubscriptionPresets() {}

    /** @param name the name used everywhere; not translated */
    public record Preset(String name, List<Subscription> subscriptions) {
        public Preset {
            subscriptions = List.copyOf(subscriptions);
        }
    }
}
