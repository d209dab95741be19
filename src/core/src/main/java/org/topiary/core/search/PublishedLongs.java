// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.Arrays;

/** A growing list of numbers: one thread at a time adds, any thread reads what was {@link #publish published}. */
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

    /** Writer. Lets readers see all that was added. */
    void publish() {
        published = size;
    }

    /** Numbers published so far. */
    int size() {
        return published;
    }

    /** One of those published, the first one at index 0. */
    long get(int index) {
        return values[index];
    }
}
