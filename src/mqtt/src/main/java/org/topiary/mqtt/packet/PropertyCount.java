// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.packet;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.words.ReasonCodes;

/**
 * Counts the properties of an MQTT 5 packet that is too large to be checked as a whole, piece by piece as it is passed
 * on (section 2.2.2). The client allocates some 100 bytes of objects for a property of 5 bytes. Reads lengths only, and
 * nothing after the properties; malformed content is left to the client. Network thread only.
 */
public final class PropertyCount {
    public static final int MOST = 1 << 20;

    /**
     * No smaller packet can have more: the smallest property that may be repeated, the subscription identifier, has two
     * bytes.
     */
    static final int MIN_BYTES = 2 * MOST;

    private static final int PUBLISH = 3;
    private static final int QOS = 0b110;
    private static final int FIRST_HEAD_BYTES = 256;

    /** The part of the packet that the next byte belongs to. */
    private enum Part {
        TOPIC_LENGTH,
        PROPERTIES_LENGTH,
        IDENTIFIER,
        VARIABLE_INTEGER,
        NAME_LENGTH,
        VALUE_LENGTH,
        /** Not counting, or finished. */
        NOTHING
    }

    private Part part = Part.NOTHING;
    private int first;
    private int headerBytes;
    /** Number of bytes passed on. */
    private int position;
    /** Where the properties end; the largest number until that is known. */
    private int end;
    /** Number of bytes before the next part. */
    private int skip;
    /** The number that is being read, and how many of its bytes. */
    private int number;

    private int digits;

    private int count;

    /** The part before the properties, from which a fault is described. */
    private byte[] head = new byte[0];

    private int headBytes;

    /**
     * Starts a packet of which nothing has been passed on.
     *
     * @param firstByte of the packet
     * @param header length of its fixed header, in bytes
     * @param bytes length of the whole packet
     */
    public void begin(int firstByte, int header, long bytes) {
        first = firstByte;
        headerBytes = header;
        position = 0;
        end = Integer.MAX_VALUE;
        count = 0;
        headBytes = 0;
        int type = bytes < MIN_BYTES ? 0 : (firstByte >> 4) & 0xF;
        switch (type) {
            case PUBLISH -> then(Part.TOPIC_LENGTH, header);
            // PUBACK to PUBCOMP: packet identifier and reason code.
            case 4, 5, 6, 7 -> then(Part.PROPERTIES_LENGTH, header + 3);
            // SUBACK and UNSUBACK: packet identifier.
            case 9, 11 -> then(Part.PROPERTIES_LENGTH, header + 2);
            // DISCONNECT and AUTH: reason code.
            case 14, 15 -> then(Part.PROPERTIES_LENGTH, header + 1);
            default -> then(Part.NOTHING, 0);
        }
    }

    /** Counts in a piece of the packet, read by index only; returns whether there are too many properties by now. */
    public boolean countAndCheck(ByteBuf bytes, int from, int to) {
        int at = from;
        while (at < to && part != Part.NOTHING) {
            if (position >= end) {
                then(Part.NOTHING, 0);
                break;
            }
            int step = skip > 0 ? Math.min(skip, to - at) : 1;
            if (end == Integer.MAX_VALUE) {
                keep(bytes, at, step);
            }
            position += step;
            if (skip > 0) {
                skip -= step;
            } else if (countAndCheck(bytes.getByte(at) & 0xFF)) {
                return true;
            }
            at += step;
        }
        return false;
    }

    private boolean countAndCheck(int each) {
        switch (part) {
            case TOPIC_LENGTH -> {
                if (isSecondOfTwo(each)) {
                    then(Part.PROPERTIES_LENGTH, number + ((first & QOS) == 0 ? 0 : 2));
                }
            }
            case PROPERTIES_LENGTH -> {
                if (isLastOfVariable(each)) {
                    end = position + number;
                    then(Part.IDENTIFIER, 0);
                }
            }
            case IDENTIFIER -> {
                property(each);
                count++;
                return count > MOST;
            }
            case VARIABLE_INTEGER -> {
                if (isLastOfVariable(each)) {
                    then(Part.IDENTIFIER, 0);
                }
            }
            case NAME_LENGTH -> {
                if (isSecondOfTwo(each)) {
                    then(Part.VALUE_LENGTH, number);
                }
            }
            case VALUE_LENGTH -> {
                if (isSecondOfTwo(each)) {
                    then(Part.IDENTIFIER, number);
                }
            }
            case NOTHING -> {}
        }
        return false;
    }

    private void property(int identifier) {
        switch (identifier) {
            case 0x01 -> then(Part.IDENTIFIER, 1);
            case 0x23 -> then(Part.IDENTIFIER, 2);
            case 0x02 -> then(Part.IDENTIFIER, 4);
            case 0x0B -> then(Part.VARIABLE_INTEGER, 0);
            case 0x26 -> then(Part.NAME_LENGTH, 0);
            case 0x03, 0x08, 0x09, 0x15, 0x16, 0x1C, 0x1F -> then(Part.VALUE_LENGTH, 0);
            // The client ends the connection in this case.
            default -> then(Part.NOTHING, 0);
        }
    }

    private void then(Part next, int skipped) {
        part = next;
        skip = skipped;
        number = 0;
        digits = 0;
    }

    private boolean isSecondOfTwo(int each) {
        number = (number << 8) | each;
        digits++;
        return digits == 2;
    }

    /** Decodes a byte of a variable byte integer (section 1.5.5); returns whether it is the last. */
    private boolean isLastOfVariable(int each) {
        number |= (each & 0x7F) << (7 * digits);
        digits++;
        return each < 0x80 || digits == 4;
    }

    private void keep(ByteBuf bytes, int from, int length) {
        if (head.length < headBytes + length) {
            head = Arrays.copyOf(head, Math.max(FIRST_HEAD_BYTES, headBytes + length));
        }
        bytes.getBytes(from, head, headBytes, length);
        headBytes += length;
    }

    /** The fault of a packet with too many properties. */
    public PacketFault fault() {
        Phrase rule = Phrase.of("packet.properties.many", MOST);
        return PacketFault.of(
                ByteBuffer.wrap(head), 0, headerBytes, headBytes, rule, position - 1, ReasonCodes.QUOTA_EXCEEDED);
    }
}
