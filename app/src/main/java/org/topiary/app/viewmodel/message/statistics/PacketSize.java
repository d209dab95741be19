// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.statistics;

/** Calculates the size of a PUBLISH packet (MQTT 5, section 3.3; MQTT 3.1.1, section 3.3). */
public final class PacketSize {
    private PacketSize() {}

    /**
     * The bytes of the packet with its fixed header, if it has no topic alias.
     *
     * @param mqtt5 whether there are properties, however many
     * @param topic bytes of the topic name
     * @param properties bytes of the properties, without their length
     * @param payload bytes of the payload
     */
    public static long ofPublish(boolean mqtt5, int topic, int qos, long properties, long payload) {
        long remaining = 2L + topic + (qos > 0 ? 2 : 0) + (mqtt5 ? integer(properties) + properties : 0) + payload;
        return 1 + integer(remaining) + remaining;
    }

    /** The bytes of a variable byte integer (MQTT 5, section 1.5.5). */
    public static int integer(long value) {
        int bytes = 1;
        for (long rest = value >>> 7; rest > 0; rest >>>= 7) {
            bytes++;
        }
        return bytes;
    }
}
