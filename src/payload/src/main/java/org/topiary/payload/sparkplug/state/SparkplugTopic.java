// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import org.jspecify.annotations.Nullable;

/**
 * What a topic of Sparkplug says: {@code spBv1.0/group/NDATA/node}, {@code spBv1.0/group/DDATA/node/device},
 * {@code spBv1.0/STATE/host}, or {@code STATE/host} as in Sparkplug 2.2.
 *
 * @param owner the group and the edge node, with a slash between them, or the host
 * @param device empty for messages of a node or host
 * @param certificate whether the message is a copy of a birth that a Sparkplug Aware MQTT Server keeps
 *     ({@code $sparkplug/certificates/…}, tck-id-conformance-mqtt-aware-nbirth-mqtt-topic)
 */
public record SparkplugTopic(MessageType type, String owner, String device, boolean certificate) {
    /** The message types. */
    public enum MessageType {
        NBIRTH,
        NDEATH,
        NDATA,
        NCMD,
        DBIRTH,
        DDEATH,
        DDATA,
        DCMD,
        STATE;

        boolean isOfDevice() {
            return this != STATE && name().charAt(0) == 'D';
        }

        static @Nullable MessageType of(String name) {
            return switch (name) {
                case "NBIRTH" -> NBIRTH;
                case "NDEATH" -> NDEATH;
                case "NDATA" -> NDATA;
                case "NCMD" -> NCMD;
                case "DBIRTH" -> DBIRTH;
                case "DDEATH" -> DDEATH;
                case "DDATA" -> DDATA;
                case "DCMD" -> DCMD;
                default -> null;
            };
        }
    }

    /** The topic levels at the top whose messages {@link SparkplugState} reads. */
    public static final String NAMESPACE = "spBv1.0";

    /** See {@link #NAMESPACE}; hosts of Sparkplug 2.2. */
    public static final String STATES = "STATE";

    /** See {@link #NAMESPACE}; births that a server keeps. */
    public static final String SERVER = "$sparkplug";

    /** What precedes the topic of a birth that a server keeps. */
    public static final String CERTIFICATES = SERVER + "/certificates/";

    private static final int NODE_LEVELS = 4;
    private static final int DEVICE_LEVELS = 5;

    /** The topic on which a host reports its state. */
    public static SparkplugTopic ofHost(String id) {
        return new SparkplugTopic(MessageType.STATE, id, "", false);
    }

    /**
     * The topic of a node, or of one of its devices.
     *
     * @param node the group and the edge node, with a slash between them
     * @param device empty for the node itself
     */
    public static SparkplugTopic of(MessageType type, String node, String device) {
        return new SparkplugTopic(type, node, device, false);
    }

    /** The topic name; of a certificate, the name of the birth itself. */
    public String name() {
        if (type == MessageType.STATE) {
            return NAMESPACE + "/" + STATES + "/" + owner;
        }
        int slash = owner.indexOf('/');
        String node = NAMESPACE + "/" + owner.substring(0, slash) + "/" + type + owner.substring(slash);
        return device.isEmpty() ? node : node + "/" + device;
    }

    /** Reads a topic name; null if it is none of these. */
    public static @Nullable SparkplugTopic of(String topic) {
        if (topic.startsWith(CERTIFICATES)) {
            SparkplugTopic kept = of(topic.substring(CERTIFICATES.length()).split("/", -1), true);
            return kept != null && (kept.type == MessageType.NBIRTH || kept.type == MessageType.DBIRTH) ? kept : null;
        }
        return topic.startsWith(NAMESPACE + "/") || topic.startsWith(STATES + "/")
                ? of(topic.split("/", -1), false)
                : null;
    }

    private static @Nullable SparkplugTopic of(String[] levels, boolean certificate) {
        if (levels[0].equals(STATES)) {
            return levels.length == 2 ? new SparkplugTopic(MessageType.STATE, levels[1], "", certificate) : null;
        }
        if (!levels[0].equals(NAMESPACE)) {
            return null;
        }
        if (levels.length == 3 && levels[1].equals(STATES)) {
            return new SparkplugTopic(MessageType.STATE, levels[2], "", certificate);
        }
        MessageType type = levels.length < NODE_LEVELS ? null : MessageType.of(levels[2]);
        if (type == null || levels.length != (type.isOfDevice() ? DEVICE_LEVELS : NODE_LEVELS)) {
            return null;
        }
        String device = type.isOfDevice() ? levels[DEVICE_LEVELS - 1] : "";
        return new SparkplugTopic(type, levels[1] + "/" + levels[3], device, certificate);
    }
}
