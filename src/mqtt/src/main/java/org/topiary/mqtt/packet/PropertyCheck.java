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
        int length = in.variableInteger("the length of the properties");
        int end = in.at() + length;
        while (in.rule() == null && in.at() < end) {
            one(in, allowed);
        }
        in.require(in.at() == end, lengthAt, "the properties do not end where their length says");
    }

    private void one(PacketCursor in, long allowed) {
        int at = in.at();
        int id = in.u8();
        in.require(
                id < Long.SIZE && (allowed & (1L << id)) != 0,
                at,
                ReasonCodes.PROTOCOL_ERROR,
                "a property must not be in this packet");
        if (in.rule() != null) {
            return;
        }
        boolean repeats = id == USER_PROPERTY || id == SUBSCRIPTION_IDENTIFIER;
        in.require(repeats || !has(id), at, ReasonCodes.PROTOCOL_ERROR, "a property appears twice");
        found |= 1L << id;
        switch (id) {
            case 0x01 ->
                in.require(
                        in.u8() < 2, at, ReasonCodes.PROTOCOL_ERROR, "the payload format indicator is neither 0 nor 1");
            case 0x02 -> in.skip(4);
            case 0x03 -> in.text("the content type");
            case 0x08 ->
                in.require(
                        in.topic("the response topic") != 0,
                        at,
                        ReasonCodes.PROTOCOL_ERROR,
                        "the response topic is empty");
            case 0x09, 0x16 -> in.skip(in.u16());
            case SUBSCRIPTION_IDENTIFIER ->
                in.require(
                        in.variableInteger("the subscription identifier") != 0,
                        at,
                        ReasonCodes.PROTOCOL_ERROR,
                        "the subscription identifier is 0");
            case TOPIC_ALIAS -> in.require(in.u16() != 0, at, ReasonCodes.TOPIC_ALIAS_INVALID, "the topic alias is 0");
            case USER_PROPERTY -> {
                in.text("the name of a user property");
                in.text("the value of a user property");
            }
            case 0x15 -> in.text("the authentication method");
            case 0x1C -> in.text("the server reference");
            default -> in.text("the reason string");
        }
    }
}
