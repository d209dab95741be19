// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.internal.ThreadExecutorMap;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Returns the arrival time of messages. Asks the system only once for messages that were read together, because asking
 * costs a tenth of the network thread's work for a message. A time is reused until the event loop has processed what it
 * read, and for at most 64 messages, which take some 20 µs. One thread.
 */
final class ArrivalClock {
    private static final int MESSAGES = 64;

    private final InstantSource wall;
    private final Runnable batchDone = this::batchDone;
    private long now;
    private int left;
    private boolean watching;

    ArrivalClock(InstantSource wall) {
        this.wall = wall;
    }

    /**
     * Nanoseconds since the epoch by the wall clock; if that is set back, times repeat. On a thread without an event
     * loop the system is asked each time.
     */
    long nanos() {
        if (left == 0) {
            read();
        }
        left--;
        return now;
    }

    private void read() {
        Instant instant = wall.instant();
        now = instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
        EventExecutor loop = ThreadExecutorMap.currentExecutor();
        left = loop == null ? 1 : MESSAGES;
        if (loop != null && !watching) {
            watching = true;
            loop.execute(batchDone);
        }
    }

    private void batchDone() {
        watching = false;
        left = 0;
    }
}
