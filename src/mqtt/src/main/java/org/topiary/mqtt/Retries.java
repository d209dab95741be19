// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** How long to wait before a connection is opened again, and when not to any more. One thread. */
final class Retries {
    /**
     * A connection that lived shorter does not reset the delay, so that two clients with one client id do not fight fast, and a broker
     * that keeps ending connections is asked rarely.
     */
    private static final long STABLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** So many doublings of the delay follow when the broker ends a connection that lived shorter. */
    private static final int DOUBLINGS = 3;

    /** The same fault so often in a row will come again. */
    private static final int MOST_EQUAL_FAULTS = 3;

    private int failures;
    private long connectedAt;
    private @Nullable PacketFault lastFault;
    private int equalFaults;
    private boolean early;

    /** A new wish to connect: earlier experience does not count. */
    void begin() {
        failures = 0;
        equalFaults = 0;
        lastFault = null;
    }

    void connected() {
        connectedAt = System.nanoTime();
    }

    /** An established connection ended. */
    void lost(Link.Loss loss) {
        PacketFault fault = loss.fault().orElse(null);
        boolean again = fault != null && lastFault != null && fault.isLike(lastFault);
        equalFaults = fault == null ? 0 : again ? equalFaults + 1 : 1;
        lastFault = fault;
        early = System.nanoTime() - connectedAt <= STABLE_NANOS;
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
        return reconnect.delay(failures++, ThreadLocalRandom.current());
    }
}
