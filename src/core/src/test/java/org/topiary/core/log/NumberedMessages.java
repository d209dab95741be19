// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;

/**
 * Appends messages in which a torn byte shows: the topic is the message's number, and the time and every byte of the
 * payload are derived from it. Every third message has properties, half as long as its payload.
 */
final class NumberedMessages {
    private final ByteBuffer payload = ByteBuffer.allocate(140_000);
    private final ByteBuffer properties = ByteBuffer.allocate(70_000);

    /** Returns the message's position, or {@link Messages#NONE}. */
    long append(MessageLog log, long number, long previous, int length) {
        int even = length & ~1;
        payload.clear().limit(even);
        properties.clear().limit(number % 3 == 0 ? even / 2 : 0);
        for (int i = 0; i < even; i++) {
            payload.put(i, expected(number, i));
        }
        return log.append((int) number, number * 3, previous, Qos.AT_LEAST_ONCE, false, false, properties, payload);
    }

    private static byte expected(long number, int index) {
        return (byte) (number * 131 + index * 7L + (index >> 8));
    }

    /** @param start the first bytes of the payload */
    static void verify(int topic, long time, int length, byte[] start) {
        assertThat(start.length).isLessThanOrEqualTo(length);
        verify(topic, time, start, 0, start.length);
    }

    /** Verifies a payload that is part of an array. */
    static void verify(int topic, long time, byte[] bytes, int from, int length) {
        assertThat(time).isEqualTo(topic * 3L);
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != expected(topic, i)) {
                throw new AssertionError("Byte " + i + " of message " + topic + " is " + bytes[from + i]);
            }
        }
    }
}
