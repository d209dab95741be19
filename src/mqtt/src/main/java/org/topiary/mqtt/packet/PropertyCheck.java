// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.packet;

import org.topiary.mqtt.words.ReasonCodes;

/** Checks the properties of one packet (MQTT 5, section 2.2.2). Allocates nothing. One thread. */
final class PropertyCheck {
    static final int TOPIC_ALIAS = 0x23;

    private static final int SUBSCRIPTION_IDENTIFIER = 0x0B;
    private static final int USER_PROPERTY = 0x26;

    /** The properties that a packet may have, one bit for each identifier. */
    static final long PUBLISH = set(0x01, 0x02, 0x03, 0x08, 0x09, SUBSCRIPTION_IDENTIFIER, TOPIC_ALIAS, USER_PROPERTY);

    static final long ACKNOWLEDGEMENT = set(0x1F, USER_PROPERTY);
    static final long DISCONNECT = set(0x1C, 0x1F, USER_PROPERTY);
    static final long AUTH = set(0x15, 0x16, 0x1F, USER_PROPERTY);

    /** Position in the packet that is being checked. */
    final PacketCursor reading = new PacketCursor();

    private long found;

    private static long set(int... identifiers) {
        long set = 0;
        for (int each : identifiers) {
            set |= 1L << each;
        }
        return set;
    }

    /** Whether the properties checked last include the given one. */
    boolean has(int identifier) {
        return (found & (1L << identifier)) != 0;
    }

    void check(PacketCursor in, long allowed) {
        found = 0;
        int lengthAt = in.at();
        int length = in.variableInteger("packet.part.propertiesLength");
        int end = in.at() + length;
        while (in.rule() == null && in.at() < end) {
            one(in, allowed);
        }
        in.require(in.at() == end, lengthAt, "packet.properties.end");
    }

    private void one(PacketCursor in, long allowed) {
        int at = in.at();
        int id = in.u8();
        in.require(
                id < Long.SIZE && (allowed & (1L << id)) != 0,
                at,
                ReasonCodes.PROTOCOL_ERROR,
                "packet.properties.other");
        if (in.rule() != null) {
            return;
        }
        boolean repeats = id == USER_PROPERTY || id == SUBSCRIPTION_IDENTIFIER;
        in.require(repeats || !has(id), at, ReasonCodes.PROTOCOL_ERROR, "packet.properties.twice");
        found |= 1L << id;
        switch (id) {
            case 0x01 -> in.require(in.u8() < 2, at, ReasonCodes.PROTOCOL_ERROR, "packet.formatIndicator");
            case 0x02 -> in.skip(4);
            case 0x03 -> in.text("packet.part.contentType");
            case 0x08 ->
                in.require(
                        in.topic("packet.part.responseTopic") != 0,
                        at,
                        ReasonCodes.PROTOCOL_ERROR,
                        "packet.responseTopicEmpty");
            case 0x09, 0x16 -> in.skip(in.u16());
            case SUBSCRIPTION_IDENTIFIER ->
                in.require(
                        in.variableInteger("packet.part.subscriptionId") != 0,
                        at,
                        ReasonCodes.PROTOCOL_ERROR,
                        "packet.subscriptionId0");
            case TOPIC_ALIAS -> in.require(in.u16() != 0, at, ReasonCodes.TOPIC_ALIAS_INVALID, "packet.alias0");
            case USER_PROPERTY -> {
                in.text("packet.part.propertyName");
                in.text("packet.part.propertyValue");
            }
            case 0x15 -> in.text("packet.part.authMethod");
            case 0x1C -> in.text("packet.part.server");
            default -> in.text("packet.part.reason");
        }
    }
}
