// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A memory budget that several logs share for their chunks. A log takes bytes when it grows and returns them when it
 * frees chunks. Any thread, no locks.
 */
public final class SharedMemory {
    private final long bytes;
    private final AtomicLong free;

    /** @param bytes the total, at least 0 */
    public SharedMemory(long bytes) {
        this.bytes = bytes;
        free = new AtomicLong(bytes);
    }

    /** The total number of bytes. */
    public long bytes() {
        return bytes;
    }

    /** Number of bytes that no log has taken; negative while logs hold more than the total, see {@link #take}. */
    public long free() {
        return free.get();
    }

    /** Takes bytes if enough are free. */
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

    /** Takes bytes even if too few are free, for chunks that a log cannot do without. */
    void take(long needed) {
        free.addAndGet(-needed);
    }

    void giveBack(long unused) {
        free.addAndGet(unused);
    }
}
