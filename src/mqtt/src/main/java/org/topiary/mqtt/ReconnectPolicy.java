// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.profile.Reconnect;
import org.topiary.mqtt.words.Causes;

/** How long to wait before a connection is opened again, and when not to any more. One thread. */
final class ReconnectPolicy {
    /**
     * A connection that lived shorter does not reset the delay, so that two clients with one client id do not fight
     * fast, and a broker that keeps ending connections is asked rarely.
     */
    private static final long STABLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** So many doublings of the delay follow when the broker ends a connection that lived shorter. */
    private static final int DOUBLINGS = 3;

    /** The same fault so often in a row will come again. */
    private static final int MOST_EQUAL_FAULTS = 3;

    /** So many CONNECT packets at most reach a broker within {@link #WINDOW_NANOS}, whatever it answers. */
    private static final int MOST_CONNECTS = 3;

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final LongSupplier ticks;
    /** When the last CONNECT packets were answered, the oldest first. */
    private final Deque<Long> answers = new ArrayDeque<>();

    private int failures;
    private long connectedAt;
    private @Nullable PacketFault lastFault;
    private int equalFaults;
    private boolean early;

    /** @param ticks a clock in ns that is never set back */
    ReconnectPolicy(LongSupplier ticks) {
        this.ticks = ticks;
    }

    /** A new wish to connect: earlier experience does not count. */
    void begin() {
        answers.clear();
        failures = 0;
        equalFaults = 0;
        lastFault = null;
    }

    void connected() {
        connectedAt = ticks.getAsLong();
        answered();
    }

    /** An attempt to connect failed. */
    void refused(Throwable error) {
        // Below MQTT, no CONNECT was sent.
        if (Causes.find(error, ConnectionFailedException.class) == null) {
            answered();
        }
    }

    private void answered() {
        answers.addLast(ticks.getAsLong());
        if (answers.size() > MOST_CONNECTS) {
            answers.removeFirst();
        }
    }

    /** An established connection ended. */
    void lost(Link.Loss loss) {
        PacketFault fault = loss.fault().orElse(null);
        boolean again = fault != null && lastFault != null && fault.isLike(lastFault);
        equalFaults = fault == null ? 0 : again ? equalFaults + 1 : 1;
        lastFault = fault;
        early = ticks.getAsLong() - connectedAt <= STABLE_NANOS;
        if (fault != null) {
            // However long it lived, the packet may come again at once.
            return;
        }
        if (!early) {
            failures = 0;
        } else if (loss.byBroker() && failures > 0) {
            failures += DOUBLINGS - 1;
        }
    }

    /** Whether the connection lost last had not lived long. */
    boolean wasEarly() {
        return early;
    }

    boolean isInVain() {
        return equalFaults >= MOST_EQUAL_FAULTS;
    }

    /** Of the next attempt; milliseconds. */
    long delay(Reconnect reconnect) {
        long usual = reconnect.delay(failures++, ThreadLocalRandom.current());
        // Whoever sets a shorter longest delay has chosen to connect more often.
        return Math.max(usual, Math.min(untilAllowedMillis(), reconnect.longestMillis()));
    }

    private long untilAllowedMillis() {
        if (answers.size() < MOST_CONNECTS) {
            return 0;
        }
        long nanos = answers.getFirst() + WINDOW_NANOS - ticks.getAsLong();
        return Math.ceilDiv(Math.max(0, nanos), TimeUnit.MILLISECONDS.toNanos(1));
    }
}
