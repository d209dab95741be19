// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

/**
 * Walks from a message to the older ones of its topic, a batch at a time. One thread; allocates nothing after
 * construction.
 */
public interface OlderMessages {
    /** Walks from a position (inclusive) down to {@code downTo} (exclusive), for at most a batch. */
    void walk(long from, long downTo);

    /** Number of messages in the last batch. */
    int size();

    /** Position of a message of the last batch; the newest has index 0. */
    long position(int index);

    /**
     * The position where the walk would continue, {@link Messages#NONE} after the first message of the topic. The
     * message there may be gone.
     */
    long next();
}
