// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits the memory of all births. When there is too little, the metrics of the oldest birth are dropped: first those
 * that a newer birth of the same node or device has replaced, in the order in which they were replaced, then the others
 * in the order of their arrival.
 */
final class BirthBudget {
    /** What a birth takes without its metrics, rounded up. */
    private static final int BIRTH_BYTES = 128;

    /** A birth may not take a larger part of the memory, at the expense of all others. */
    private static final int LARGEST_PART = 4;

    private final long max;
    private final Deque<Generation> replaced = new ArrayDeque<>();
    private final Set<Generation> current = new LinkedHashSet<>();
    private long bytes;

    BirthBudget(long max) {
        this.max = max;
    }

    /**
     * Adds a birth, which may be dropped at once.
     *
     * @param previous the birth that it replaces; null for the first one
     */
    void add(Generation added, @Nullable Generation previous) {
        if (previous != null && current.remove(previous)) {
            replaced.addLast(previous);
        }
        current.add(added);
        bytes += BIRTH_BYTES;
        Generation.Shared metrics = added.metrics;
        if (metrics != null && metrics.uses++ == 0) {
            long size = metrics.table.bytes();
            bytes += size;
            if (size > max / LARGEST_PART) {
                release(added);
            }
        }
        while (bytes > max) {
            Generation oldest = replaced.isEmpty() ? current.iterator().next() : replaced.removeFirst();
            current.remove(oldest);
            bytes -= BIRTH_BYTES;
            release(oldest);
        }
    }

    /** Frees the metrics of a birth. */
    void release(Generation generation) {
        Generation.Shared metrics = generation.metrics;
        generation.metrics = null;
        if (metrics != null && --metrics.uses == 0) {
            bytes -= metrics.table.bytes();
        }
    }

    long bytes() {
        return bytes;
    }
}
