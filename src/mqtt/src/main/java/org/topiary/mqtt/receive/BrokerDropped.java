// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many messages a broker has dropped, according to the counts that it publishes. The network thread records the
 * counts; the other methods may be called on any thread.
 */
final class BrokerDropped {
    static final String TOPIC = "$SYS/broker/publish/messages/dropped";

    /** The longest payload that can be a count: the number of digits of the largest long. */
    static final int MAX_DIGITS = 19;

    private final AtomicLong dropped = new AtomicLong(-1);
    private volatile boolean newBase = true;
    private long base;

    /** Makes the next count the new zero. */
    void restart() {
        newBase = true;
    }

    /** Messages dropped since the first count, at most {@link Long#MAX_VALUE}; -1 if there was no count. */
    long count() {
        return dropped.get();
    }

    /** Ignores a payload that is not a count, or that exceeds a long. */
    void note(byte[] payload) {
        long count = parse(payload);
        if (count < 0) {
            return;
        }
        if (newBase) {
            newBase = false;
            base = count;
        }
        // A restarted broker counts from zero again.
        long more = count >= base ? count - base : count;
        base = count;
        long sum = Math.max(0, dropped.getPlain()) + more;
        dropped.setRelease(sum < 0 ? Long.MAX_VALUE : sum);
    }

    /** Parses decimal digits; -1 if it is not a number or exceeds a long. */
    private static long parse(byte[] digits) {
        if (digits.length == 0 || digits.length > MAX_DIGITS) {
            return -1;
        }
        long number = 0;
        for (byte each : digits) {
            int digit = each - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            // Only the last of 19 digits can exceed a long, which makes the number negative.
            number = number * 10 + digit;
        }
        return number < 0 ? -1 : number;
    }
}
