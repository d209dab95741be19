// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that several logs may use for their chunks between them. A log takes from it when it grows and gives back
 * what it drops for good. Any thread, no locks.
 */
public final class SharedMemory {
    private final long bytes;
    private final AtomicLong free;

    /** @param bytes all that there is, at least 0 */
    public SharedMemory(long bytes) {
        this.bytes = bytes;
        free = new AtomicLong(bytes);
    }

    /** All that there is. */
    public long bytes() {
        return bytes;
    }

    /** Bytes that no log has taken; negative while logs hold more than there is, see {@link #take}. */
    public long free() {
        return free.get();
    }

    /** Takes bytes if there are as many. */
    boolean tryTake(long wanted) {
        long now = free.get();
        while (now >= wanted) {
            if (free.compareAndSet(now, now - wanted)) {
                return true;
            }
            now = free.get();
        }
        return false;
    }

    /** Takes bytes even if there are too few: what a log cannot do without. */
    void take(long needed) {
        free.addAndGet(-needed);
    }

    void giveBack(long unused) {
        free.addAndGet(unused);
    }
}
