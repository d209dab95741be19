// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import org.jspecify.annotations.Nullable;
import org.topiary.payload.sparkplug.state.SparkplugTopic;
import org.topiary.payload.sparkplug.state.SparkplugTopic.MessageType;

/**
 * What a row of the list stands for. Texts are as received.
 *
 * @param owner the group; the group and the edge node, with a slash between them; or the host
 * @param device empty for what is not of a device
 * @param metric empty for what is no metric
 */
public record DeviceKey(Kind kind, String owner, String device, String metric) {
    /** The kinds of rows. */
    public enum Kind {
        /** The group of all hosts. */
        HOSTS,
        HOST,
        GROUP,
        NODE,
        /** The group of the metrics of a node itself. */
        METRICS,
        DEVICE,
        METRIC,
        /** The group of all devices that Home Assistant's discovery announces. */
        HOME,
        HOME_DEVICE,
        ENTITY
    }

    static final DeviceKey HOSTS = new DeviceKey(Kind.HOSTS, "", "", "");

    static final DeviceKey HOME = new DeviceKey(Kind.HOME, "", "", "");

    /** @param id the key of a device of Home Assistant */
    static DeviceKey home(String id) {
        return new DeviceKey(Kind.HOME_DEVICE, id, "", "");
    }

    static DeviceKey entity(String device, String id) {
        return new DeviceKey(Kind.ENTITY, device, "", id);
    }

    static DeviceKey host(String id) {
        return new DeviceKey(Kind.HOST, id, "", "");
    }

    static DeviceKey group(String id) {
        return new DeviceKey(Kind.GROUP, id, "", "");
    }

    static DeviceKey node(String owner) {
        return new DeviceKey(Kind.NODE, owner, "", "");
    }

    static DeviceKey device(String owner, String id) {
        return new DeviceKey(Kind.DEVICE, owner, id, "");
    }

    /** The node or device that has the metrics. */
    DeviceKey member() {
        return device.isEmpty() ? node(owner) : device(owner, device);
    }

    DeviceKey metrics() {
        return new DeviceKey(Kind.METRICS, owner, "", "");
    }

    DeviceKey metricOf(String name) {
        return new DeviceKey(Kind.METRIC, owner, device, name);
    }

    /** A topic of the host, node or device that the row belongs to; null for a group. */
    @Nullable
    SparkplugTopic topic() {
        return switch (kind) {
            case HOSTS, GROUP, HOME, HOME_DEVICE, ENTITY -> null;
            case HOST -> SparkplugTopic.ofHost(owner);
            case NODE, METRICS, DEVICE, METRIC ->
                SparkplugTopic.of(device.isEmpty() ? MessageType.NDATA : MessageType.DDATA, owner, device);
        };
    }

    /** Whether the row belongs to an edge node. */
    boolean isOfNode() {
        return kind == Kind.NODE || kind == Kind.METRICS || kind == Kind.DEVICE || kind == Kind.METRIC;
    }

    /** Whether it is a device or entity of Home Assistant. */
    boolean isOfHome() {
        return kind == Kind.HOME_DEVICE || kind == Kind.ENTITY;
    }

    /** Whether its branch is open at first. */
    boolean isOpenAtFirst() {
        return kind == Kind.HOSTS || kind == Kind.GROUP || kind == Kind.NODE || kind == Kind.HOME;
    }
}
