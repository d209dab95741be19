// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.homeassistant.Discovery;
import org.topiary.payload.sparkplug.state.Liveness;

/**
 * The devices that Home Assistant's discovery announces, at one time, sorted by name. Immutable.
 *
 * @param configs all configurations by the node of their topic, for the next snapshot
 * @param leftOut number of configurations that were not read, because there are too many
 */
record HomeSnapshot(List<Device> devices, Map<Integer, Config> configs, int leftOut) {
    static final HomeSnapshot EMPTY = new HomeSnapshot(List.of(), Map.of(), 0);

    /** @param position of the message that it is in */
    record Config(int topic, long position, Discovery discovery) {}

    /**
     * @param name fit to be shown
     * @param path the name in lower case, for the filter
     * @param about maker and model, fit to be shown; empty if not known
     * @param liveness null if it does not announce whether it is available
     * @param flaws what is wrong with its configurations
     * @param topic node of the topic that best shows the device
     */
    record Device(
            DeviceKey key,
            String name,
            String path,
            String about,
            @Nullable Liveness liveness,
            List<Entity> entities,
            List<FindingRow> flaws,
            int topic) {}

    /**
     * @param name fit to be shown
     * @param topic node of the topic of its state, or else of its configuration
     */
    record Entity(DeviceKey key, String name, MetricCell cell, int topic) {}

    @Nullable
    Device device(DeviceKey key) {
        for (Device device : devices) {
            if (device.key.owner().equals(key.owner())) {
                return device;
            }
        }
        return null;
    }

    /** Node of the topic that best shows a device or entity; -1 for none. */
    int topicOf(DeviceKey key) {
        Device device = device(key);
        if (device == null) {
            return -1;
        }
        return device.entities.stream()
                .filter(each -> each.key.equals(key))
                .mapToInt(Entity::topic)
                .findFirst()
                .orElse(device.topic);
    }
}
