// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.packet;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.topiary.mqtt.words.ReasonCodes;

/**
 * Counts the properties of a packet of MQTT 5 that is too large to be looked at whole, piece by piece as it goes by
 * (section 2.2.2). The client makes some 100 bytes of objects of a property of 5 bytes. Looks at lengths only, and at
 * nothing behind the properties; what is malformed is left to the client. Network thread only.
 */
public final class PropertyCount {
    public static final int MOST = 1 << 20;

    /**
     * No smaller packet has more: the smallest property that may come again, the subscription identifier, has two
     * bytes.
     */
    static final int LEAST_BYTES = 2 * MOST;

    private static final int PUBLISH = 3;
    private static final int QOS = 0b110;
    private static final int FIRST_HEAD_BYTES = 256;

    /** What the next byte belongs to. */
    private enum Part {
        TOPIC_LENGTH,
        PROPERTIES_LENGTH,
        IDENTIFIER,
        VARIABLE_INTEGER,
        NAME_LENGTH,
        VALUE_LENGTH,
        /** Nothing is counted, or nothing more. */
        NOTHING
    }

    private Part part = Part.NOTHING;
    private int first;
    private int headerBytes;
    /** Bytes that have gone by. */
    private int position;
    /** Where the properties end; the largest number until that is known. */
    private int end;
    /** Bytes that go by before the next part. */
    private int skip;
    /** The number that is being read, and how many bytes of it. */
    private int number;

    private int digits;

    private int count;

    /** What stands before the properties, from which a fault is told. */
    private byte[] head = new byte[0];

    private int headBytes;

    /**
     * Begins with a packet, of which nothing has gone by.
     *
     * @param firstByte of the packet
     * @param header bytes of its fixed header
     * @param bytes of all of it
     */
    public void begin(int firstByte, int header, long bytes) {
        first = firstByte;
        headerBytes = header;
        position = 0;
        end = Integer.MAX_VALUE;
        count = 0;
        headBytes = 0;
        int type = bytes < LEAST_BYTES ? 0 : (firstByte >> 4) & 0xF;
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

    /** Has a piece of the packet go by, read by index only; returns whether there are too many properties by now. */
    public boolean isExceededBy(ByteBuf bytes, int from, int to) {
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
            } else if (isExceededBy(bytes.getByte(at) & 0xFF)) {
                return true;
            }
            at += step;
        }
        return false;
    }

    private boolean isExceededBy(int each) {
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
            // The client ends the connection here.
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

    /** Section 1.5.5. */
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

    /** What is wrong with the packet whose properties are too many. */
    public PacketFault fault() {
        String rule =
                String.format(Locale.ROOT, "it has more than %,d properties, the most that Topiary accepts", MOST);
        return PacketFault.of(
                ByteBuffer.wrap(head), 0, headerBytes, headBytes, rule, position - 1, ReasonCodes.QUOTA_EXCEEDED);
    }
}
