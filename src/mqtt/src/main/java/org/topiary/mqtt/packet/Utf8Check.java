// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.packet;

import java.nio.ByteBuffer;

/** Finds forbidden content in a UTF-8 encoded string of MQTT (section 1.5.4) without decoding it. */
public final class Utf8Check {
    private Utf8Check() {}

    /** Index of the first byte of an invalid character, U+0000 or a surrogate; -1 if there is none. */
    static int firstFault(ByteBuffer bytes, int from, int to) {
        return first(bytes, from, to, 0);
    }

    /** The same for a payload, which may contain U+0000. */
    public static int firstInvalid(ByteBuffer bytes, int from, int to) {
        return first(bytes, from, to, -1);
    }

    /** @param below the largest byte value below the allowed ASCII characters */
    private static int first(ByteBuffer bytes, int from, int to, int below) {
        int at = from;
        while (at < to) {
            int first = bytes.get(at);
            int more;
            int least;
            int value;
            if (first > below) {
                at++;
                continue;
            } else if (first >> 5 == -2) {
                more = 1;
                least = 0x80;
                value = first & 0x1F;
            } else if (first >> 4 == -2) {
                more = 2;
                least = 0x800;
                value = first & 0x0F;
            } else if (first >> 3 == -2) {
                more = 3;
                least = 0x1_0000;
                value = first & 0x07;
            } else {
                return at;
            }
            if (at + more >= to) {
                return at;
            }
            for (int i = 1; i <= more; i++) {
                int next = bytes.get(at + i);
                if (next >> 6 != -2) {
                    return at;
                }
                value = (value << 6) | (next & 0x3F);
            }
            if (value < least || value > 0x10_FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
                return at;
            }
            at += 1 + more;
        }
        return -1;
    }
}
