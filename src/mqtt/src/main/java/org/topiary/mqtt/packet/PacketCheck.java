// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.packet;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.words.ReasonCodes;

/**
 * Checks a broker's packets before the client decodes them, so that a fault can be reported with its position (MQTT
 * 3.1.1 and 5, sections 1.5, 2 and 3). Packets it does not know are passed on to the client, which makes its own
 * checks. Allocates nothing for a valid packet. One thread.
 */
public final class PacketCheck {
    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int PUBREL = 6;
    private static final int PUBCOMP = 7;
    private static final int SUBACK = 9;
    private static final int UNSUBACK = 11;
    private static final int PINGRESP = 13;
    private static final int DISCONNECT = 14;
    private static final int AUTH = 15;

    private final boolean mqtt5;
    private final PropertyCheck properties = new PropertyCheck();

    public PacketCheck(boolean mqtt5) {
        this.mqtt5 = mqtt5;
    }

    /**
     * @param bytes read by index only
     * @param start of the packet
     * @param body start of the part after the fixed header
     * @param end of the packet
     * @return null if nothing is wrong
     */
    @Nullable
    public PacketFault check(ByteBuffer bytes, int start, int body, int end) {
        int type = (bytes.get(start) >> 4) & 0xF;
        int flags = bytes.get(start) & 0xF;
        PacketCursor in = properties.reading;
        in.begin(bytes, start, body, end);
        switch (type) {
            case PUBLISH -> publish(in, flags);
            case 4, 5, PUBREL, PUBCOMP -> acknowledgement(in, type, flags);
            case SUBACK, UNSUBACK -> subscriptionAnswer(in, type, flags);
            case PINGRESP -> {
                flags(in, flags, 0);
                in.require(body == end, body, "packet.body");
            }
            case DISCONNECT -> {
                in.require(mqtt5, start, "packet.only5.broker");
                flags(in, flags, 0);
                reason(in, type);
            }
            case AUTH -> {
                in.require(mqtt5, start, "packet.only5");
                flags(in, flags, 0);
                reason(in, type);
            }
            case CONNACK -> in.require(false, start, ReasonCodes.PROTOCOL_ERROR, "packet.second");
            default -> in.require(false, start, ReasonCodes.PROTOCOL_ERROR, "packet.type");
        }
        Phrase rule = in.rule();
        if (rule == null) {
            return null;
        }
        return PacketFault.of(bytes, start, body, end, rule, in.faultAt() - start, in.code());
    }

    private static void flags(PacketCursor in, int flags, int expected) {
        in.require(flags == expected, in.start(), expected == 0 ? "packet.flags0" : "packet.flags2");
    }

    private void publish(PacketCursor in, int flags) {
        int qos = (flags >> 1) & 3;
        in.require(qos < 3, in.start(), "packet.qos3");
        in.require(qos > 0 || (flags & 8) == 0, in.start(), ReasonCodes.PROTOCOL_ERROR, "packet.dup");
        int topicAt = in.at();
        int topicBytes = in.topic("packet.part.topic");
        if (qos > 0) {
            packetId(in);
        }
        if (mqtt5) {
            properties.check(in, PropertyCheck.PUBLISH);
            in.require(
                    topicBytes != 0 || properties.has(PropertyCheck.TOPIC_ALIAS),
                    topicAt,
                    ReasonCodes.PROTOCOL_ERROR,
                    "packet.noTopic");
        } else {
            in.require(topicBytes != 0, topicAt, "packet.topicEmpty");
        }
    }

    private static void packetId(PacketCursor in) {
        int at = in.at();
        in.require(in.u16() != 0, at, ReasonCodes.PROTOCOL_ERROR, "packet.id0");
    }

    private void acknowledgement(PacketCursor in, int type, int flags) {
        flags(in, flags, type == PUBREL ? 2 : 0);
        packetId(in);
        reason(in, type);
    }

    /** Checks the reason code and the properties, both of which may be absent. */
    private void reason(PacketCursor in, int type) {
        if (!mqtt5) {
            in.require(!in.hasMore(), in.at(), "packet.tooLong");
            return;
        }
        if (in.hasMore()) {
            int at = in.at();
            in.require(isReason(type, in.u8()), at, ReasonCodes.PROTOCOL_ERROR, "packet.reasonCode");
        }
        if (in.hasMore()) {
            properties.check(
                    in,
                    type == AUTH
                            ? PropertyCheck.AUTH
                            : type == DISCONNECT ? PropertyCheck.DISCONNECT : PropertyCheck.ACKNOWLEDGEMENT);
        }
        in.require(!in.hasMore(), in.at(), "packet.rest");
    }

    private void subscriptionAnswer(PacketCursor in, int type, int flags) {
        flags(in, flags, 0);
        packetId(in);
        if (mqtt5) {
            properties.check(in, PropertyCheck.ACKNOWLEDGEMENT);
        }
        if (!mqtt5 && type == UNSUBACK) {
            in.require(!in.hasMore(), in.at(), "packet.tooLong");
            return;
        }
        // This client subscribes to one filter at a time.
        in.require(in.hasMore(), in.at(), ReasonCodes.PROTOCOL_ERROR, "packet.noCode");
        int at = in.at();
        in.require(isReason(type, in.u8()), at, ReasonCodes.PROTOCOL_ERROR, "packet.reasonCode");
        in.require(!in.hasMore(), in.at(), ReasonCodes.PROTOCOL_ERROR, "packet.moreCodes");
    }

    private boolean isReason(int type, int code) {
        return switch (type) {
            case PUBREL, PUBCOMP -> code == 0 || code == 0x92;
            case SUBACK -> code <= 2 || (mqtt5 ? isRefusalOfSubscribe(code) : code == 0x80);
            case UNSUBACK ->
                switch (code) {
                    case 0, 0x11, 0x80, 0x83, 0x87, 0x8F, 0x91 -> true;
                    default -> false;
                };
            case AUTH -> code == 0 || code == 0x18 || code == 0x19;
            // Any code that ends the connection is accepted here: the connection ends with it.
            case DISCONNECT -> code == 0 || code >= 0x80;
            default ->
                switch (code) {
                    case 0, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99 -> true;
                    default -> false;
                };
        };
    }

    private static boolean isRefusalOfSubscribe(int code) {
        return switch (code) {
            case 0x80, 0x83, 0x87, 0x8F, 0x91, 0x97, 0x9E, 0xA1, 0xA2 -> true;
            default -> false;
        };
    }
}
