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
import org.topiary.mqtt.words.ExceptionCauses;

/** Decides how long to wait before reconnecting, and when to stop. One thread. */
final class ReconnectPolicy {
    /**
     * A connection that lasted less than this does not reset the delay, so that two clients with one client id do not
     * keep disconnecting each other, and a broker that keeps ending connections is contacted rarely.
     */
    private static final long STABLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Number of doublings of the delay when the broker ends a connection that lasted less than that. */
    private static final int DOUBLINGS = 3;

    /** A fault that occurs this often in a row is assumed to recur. */
    private static final int MAX_EQUAL_FAULTS = 3;

    /** At most this many CONNECT packets reach a broker within {@link #WINDOW_NANOS}, whatever it answers. */
    private static final int MAX_CONNECTS = 3;

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final LongSupplier ticks;
    /** When the last CONNECT packets were answered, oldest first. */
    private final Deque<Long> answers = new ArrayDeque<>();

    private int failures;
    private long connectedAt;
    private @Nullable PacketFault lastFault;
    private int equalFaults;
    private boolean early;

    /** @param ticks a monotonic clock, in ns */
    ReconnectPolicy(LongSupplier ticks) {
        this.ticks = ticks;
    }

    /** A new request to connect: earlier failures no longer count. */
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
        // The failure was below MQTT: no CONNECT was sent.
        if (ExceptionCauses.find(error, ConnectionFailedException.class) == null) {
            answered();
        }
    }

    private void answered() {
        answers.addLast(ticks.getAsLong());
        if (answers.size() > MAX_CONNECTS) {
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
            // However long the connection lasted, the packet may arrive again at once.
            return;
        }
        if (!early) {
            failures = 0;
        } else if (loss.byBroker() && failures > 0) {
            failures += DOUBLINGS - 1;
        }
    }

    /** Whether the last lost connection was short-lived. */
    boolean wasEarly() {
        return early;
    }

    boolean isRecurringFault() {
        return equalFaults >= MAX_EQUAL_FAULTS;
    }

    /** The delay before the next attempt, in ms. */
    long delay(Reconnect reconnect) {
        long usual = reconnect.delay(failures++, ThreadLocalRandom.current());
        // A user who sets a shorter maximum delay has chosen to connect more often.
        return Math.max(usual, Math.min(untilAllowedMillis(), reconnect.longestMillis()));
    }

    private long untilAllowedMillis() {
        if (answers.size() < MAX_CONNECTS) {
            return 0;
        }
        long nanos = answers.getFirst() + WINDOW_NANOS - ticks.getAsLong();
        return Math.ceilDiv(Math.max(0, nanos), TimeUnit.MILLISECONDS.toNanos(1));
    }
}
