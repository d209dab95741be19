// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

/**
 * The messages of one topic, or of a whole subtree, newest first, as positions in the log. Belongs to one thread, which
 * calls {@link #refresh} at its leisure.
 */
public final class History {
    /** Messages of the topic itself. */
    public static History ofTopic(MessageLog log, TopicTree tree, int node) {
        throw new UnsupportedOperationException();
    }

    /** The stream of the subtree: messages of the node and of everything below it. */
    public static History ofSubtree(MessageLog log, TopicTree tree, int node) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes in new messages, forgets dropped ones, and goes on collecting older ones, for at most about {@code budgetNanos}. Returns
     * true if anything changed.
     */
    public boolean refresh(long budgetNanos) {
        throw new UnsupportedOperationException();
    }

    /** Whether older messages are still being collected. */
    public boolean isLoading() {
        throw new UnsupportedOperationException();
    }

    /** Messages known to this reader and still in the log. */
    public int size() {
        throw new UnsupportedOperationException();
    }

    /** Position of entry 0 (newest) to size-1 (oldest). */
    public long position(int index) {
        throw new UnsupportedOperationException();
    }

    /** Index of a position, or -1. */
    public int indexOf(long position) {
        throw new UnsupportedOperationException();
    }

    /** Messages that were received but have left the log or, in a stream, are beyond its limit of entries. */
    public long missing() {
        throw new UnsupportedOperationException();
    }
}
