// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.homeassistant;

import java.util.List;
import java.util.Set;

/**
 * An entity: a sensor, switch or other part of a device. Texts are as received; empty for what was not sent.
 *
 * @param component the type of the entity, such as {@code sensor}
 * @param name empty if it has the name of its device class, or of the device
 * @param deviceClass what kind of value it is, such as {@code temperature}
 * @param stateTopic where its state is published
 * @param template how its value is found in a message of that topic
 * @param availability where it is published whether the entity is available
 * @param mode how several of these topics are combined
 */
public record HomeEntity(
        String component,
        String name,
        String deviceClass,
        String stateTopic,
        String template,
        String unit,
        String commandTopic,
        List<Availability> availability,
        Mode mode) {
    /** Components that have a value for which Home Assistant requires a topic. */
    private static final Set<String> WITH_STATE = Set.of("alarm_control_panel", "binary_sensor", "event", "sensor");

    /**
     * A topic on which it is published whether an entity is available.
     *
     * @param template how the payload is found in a message; empty: it is the whole message
     */
    public record Availability(String topic, String template, String available, String notAvailable) {}

    /** How several topics of availability are combined. */
    public enum Mode {
        ALL,
        ANY,
        LATEST
    }

    /** Whether the configuration lacks the topic of the state that the component must have. */
    public boolean lacksState() {
        return stateTopic.isEmpty() && WITH_STATE.contains(component);
    }
}
