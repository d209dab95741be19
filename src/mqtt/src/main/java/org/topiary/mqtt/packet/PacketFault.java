// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.topiary.core.text.Phrase;

/**
 * A packet of the broker that ended the connection.
 *
 * @param packet its type, such as {@code PUBLISH}; empty if not known
 * @param rule what is wrong with it, as the end of a sentence
 * @param offset offset of the byte that breaks the rule, from 0 at the start of the packet; -1 if not known
 * @param code the reason code for it (MQTT 5, section 4.13)
 * @param retained whether it is a PUBLISH with the RETAIN flag; false if not known
 * @param topic topic of the PUBLISH, as received; empty if it cannot be read
 * @param lastTopic topic of the last message that was received intact, as received; empty if there is none
 * @param head the first bytes of the packet, in hexadecimal; empty if not known
 */
public record PacketFault(
        String packet,
        Phrase rule,
        int offset,
        int code,
        boolean retained,
        String topic,
        String lastTopic,
        String head) {
    private static final String[] TYPES = {
        "reserved",
        "CONNECT",
        "CONNACK",
        "PUBLISH",
        "PUBACK",
        "PUBREC",
        "PUBREL",
        "PUBCOMP",
        "SUBSCRIBE",
        "SUBACK",
        "UNSUBSCRIBE",
        "UNSUBACK",
        "PINGREQ",
        "PINGRESP",
        "DISCONNECT",
        "AUTH"
    };
    private static final String PUBLISH = "PUBLISH";
    private static final int RETAIN = 1;
    private static final int HEAD_BYTES = 64;

    /** A packet about which nothing else is known. */
    public static PacketFault of(String packet, Phrase rule, int code) {
        return new PacketFault(packet, rule, -1, code, false, "", "", "");
    }

    /**
     * @param bytes read by index only
     * @param start of the packet
     * @param body start of the part after the fixed header
     * @param end of the packet, or of the part that has arrived
     */
    public static PacketFault of(ByteBuffer bytes, int start, int body, int end, Phrase rule, int offset, int code) {
        String type = TYPES[(bytes.get(start) >> 4) & 0xF];
        byte[] head = new byte[Math.min(end - start, HEAD_BYTES)];
        bytes.get(start, head);
        String shown = HexFormat.ofDelimiter(" ").formatHex(head) + (end - start > HEAD_BYTES ? " …" : "");
        boolean publish = type.equals(PUBLISH);
        return new PacketFault(
                type,
                rule,
                offset,
                code,
                publish && (bytes.get(start) & RETAIN) != 0,
                publish ? topic(bytes, body, end) : "",
                "",
                shown);
    }

    private static String topic(ByteBuffer bytes, int body, int end) {
        int from = body + Short.BYTES;
        int length = from > end ? Integer.MAX_VALUE : Short.toUnsignedInt(bytes.getShort(body));
        if (length > end - from || Utf8Check.firstFault(bytes, from, from + length) >= 0) {
            return "";
        }
        byte[] topic = new byte[length];
        bytes.get(from, topic);
        return new String(topic, StandardCharsets.UTF_8);
    }

    public PacketFault after(String last) {
        return new PacketFault(packet, rule, offset, code, retained, topic, last, head);
    }

    /** Whether another fault is the same to a user; the packets may differ. */
    public boolean isLike(PacketFault other) {
        return packet.equals(other.packet) && rule.equals(other.rule);
    }

    public boolean isPublish() {
        return packet.equals(PUBLISH);
    }

    /** What is wrong, and where. */
    public Phrase sentence() {
        return offset < 0 ? rule : Phrase.of("packet.at", rule, offset);
    }
}
