// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.packet;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.words.ReasonCodes;

/**
 * A position in a packet that is being checked, and the first rule found broken. After a fault it reads zeros, so that
 * a check needs no early exit. Reused for each packet. One thread.
 */
final class PacketCursor {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private ByteBuffer bytes = NONE;
    private int start;
    private int at;
    private int end;
    private @Nullable Phrase rule;
    private int faultAt;
    private int code;

    /**
     * @param from start of the packet
     * @param body start of the part after the fixed header
     */
    void begin(ByteBuffer packet, int from, int body, int to) {
        bytes = packet;
        start = from;
        at = body;
        end = to;
        rule = null;
    }

    int start() {
        return start;
    }

    int at() {
        return at;
    }

    boolean hasMore() {
        return rule == null && at < end;
    }

    /** Null while no rule is broken. */
    @Nullable
    Phrase rule() {
        return rule;
    }

    int faultAt() {
        return faultAt;
    }

    int code() {
        return code;
    }

    /**
     * Records a malformed packet; only the first fault counts.
     *
     * @param broken the key of the text that says what is wrong
     */
    void require(boolean holds, int where, String broken) {
        require(holds, where, ReasonCodes.MALFORMED_PACKET, broken);
    }

    void require(boolean holds, int where, int reason, String broken) {
        // The phrase is created only when it is needed: this runs several times for every message.
        if (!holds) {
            fault(where, reason, Phrase.of(broken));
        }
    }

    private void fault(int where, int reason, Phrase broken) {
        if (rule == null) {
            rule = broken;
            faultAt = where;
            code = reason;
        }
    }

    int u8() {
        return has(1) ? bytes.get(at++) & 0xFF : 0;
    }

    int u16() {
        if (!has(2)) {
            return 0;
        }
        at += 2;
        return Short.toUnsignedInt(bytes.getShort(at - 2));
    }

    void skip(int count) {
        if (has(count)) {
            at += count;
        }
    }

    /**
     * Reads a variable byte integer (section 1.5.5).
     *
     * @param what the key of its name
     */
    int variableInteger(String what) {
        int from = at;
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int each = u8();
            value |= (each & 0x7F) << shift;
            if (each < 0x80) {
                if (each == 0 && shift > 0) {
                    fault(from, ReasonCodes.MALFORMED_PACKET, Phrase.of("packet.integer.padded", Phrase.of(what)));
                }
                return rule == null ? value : 0;
            }
        }
        fault(from, ReasonCodes.MALFORMED_PACKET, Phrase.of("packet.integer.tooLong", Phrase.of(what)));
        return 0;
    }

    /**
     * Reads a UTF-8 encoded string (section 1.5.4); returns its length in bytes.
     *
     * @param what the key of its name
     */
    int text(String what) {
        int length = u16();
        if (has(length)) {
            int wrong = Utf8Check.firstFault(bytes, at, at + length);
            if (wrong >= 0) {
                fault(wrong, ReasonCodes.MALFORMED_PACKET, Phrase.of("packet.text.utf8", Phrase.of(what)));
            }
            at += length;
        }
        return rule == null ? length : -1;
    }

    /**
     * Reads a topic name (section 4.7), which may be empty here; returns its length in bytes, -1 after a fault.
     *
     * @param what the key of its name
     */
    int topic(String what) {
        int length = text(what);
        for (int i = at - Math.max(length, 0); i < at; i++) {
            byte each = bytes.get(i);
            if (each == '+' || each == '#') {
                fault(i, ReasonCodes.TOPIC_NAME_INVALID, Phrase.of("packet.text.wildcard", Phrase.of(what)));
            }
        }
        return length;
    }

    private boolean has(int count) {
        require(count <= end - at, at, "packet.tooShort");
        return rule == null;
    }
}
