// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.Arrays;

/**
 * A growing list of numbers: one thread at a time adds numbers, any thread reads those that were {@link #publish
 * published}.
 */
final class PublishedLongs {
    private volatile long[] values = new long[64];
    private volatile int published;
    private int size;

    /** Writer. */
    void add(long value) {
        long[] now = values;
        if (size == now.length) {
            now = Arrays.copyOf(now, size * 2);
            values = now;
        }
        now[size++] = value;
    }

    /** Writer. Makes all added numbers visible to readers. */
    void publish() {
        published = size;
    }

    /** Numbers published so far. */
    int size() {
        return published;
    }

    /** A published number; the first one has index 0. */
    long get(int index) {
        return values[index];
    }
}
