// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import org.topiary.core.log.MessageLog;
import org.topiary.core.tree.TopicTree;

/**
 * The messages of one topic, or of a whole subtree, newest first, as positions in the log. Belongs to one thread, which
 * calls {@link #refresh} at its leisure; nothing is known before the first refresh.
 */
public final class History {
    /** Entries of a stream at most; older ones are forgotten. */
    public static final int STREAM_LIMIT = 200_000;

    private final MessageLog log;
    private final PositionDeque entries = new PositionDeque();
    private final HistorySource source;
    private boolean limited;
    private boolean lacksDropped;

    private History(MessageLog log, HistorySource source) {
        this.log = log;
        this.source = source;
    }

    /** Messages of the topic itself. */
    public static History ofTopic(MessageLog log, TopicTree tree, int node) {
        return new History(log, new TopicHistory(log, tree, node));
    }

    /** The stream of the subtree: the newest {@link #STREAM_LIMIT} messages of the node and of everything below it. */
    public static History ofSubtree(MessageLog log, TopicTree tree, int node) {
        return ofSubtree(log, tree, node, STREAM_LIMIT);
    }

    static History ofSubtree(MessageLog log, TopicTree tree, int node, int limit) {
        return new History(log, new SubtreeHistory(log, tree, node, limit));
    }

    /**
     * Messages of a topic as of an earlier time; nothing newer joins them. How many it lacks is not known.
     *
     * @param newest position of the newest one, see {@link TimeTravel#newestBefore}; negative for none
     */
    public static History ofTopicUntil(MessageLog log, TopicTree tree, int node, long newest) {
        return new History(log, TopicHistory.until(log, tree, node, newest));
    }

    /**
     * The stream of a subtree as of an earlier time, like {@link #ofSubtree(MessageLog, TopicTree, int)}; nothing newer
     * joins it. How many it lacks is not known.
     *
     * @param end the position after the newest message
     */
    public static History ofSubtreeUntil(MessageLog log, TopicTree tree, int node, long end) {
        return new History(log, SubtreeHistory.until(log, tree, node, STREAM_LIMIT, end));
    }

    /**
     * Takes in new messages, forgets dropped ones, and goes on collecting older ones, for at most about
     * {@code budgetNanos}. Returns true if anything changed.
     */
    public boolean refresh(long budgetNanos) {
        boolean changed = source.collect(entries, System.nanoTime() + budgetNanos);
        return forgetDropped() || changed;
    }

    /** The same without new messages. */
    public boolean refreshOlder(long budgetNanos) {
        boolean changed = source.collectOlder(entries, System.nanoTime() + budgetNanos);
        return forgetDropped() || changed;
    }

    private boolean forgetDropped() {
        int before = entries.size();
        long first = log.first();
        while (entries.size() > 0 && entries.get(entries.size() - 1) < first) {
            entries.removeOldest();
            lacksDropped = true;
        }
        limited = source.newestForgotten() >= first;
        return entries.size() != before;
    }

    /** Whether messages that were there at the last refresh are still being collected. */
    public boolean isLoading() {
        return source.isLoading();
    }

    /** The same for older messages only. */
    public boolean isLoadingOlder() {
        return source.isLoadingOlder();
    }

    /** Messages known to this reader and, at the last refresh, still in the log. */
    public int size() {
        return entries.size();
    }

    /** Position of entry 0 (newest) to size-1 (oldest). */
    public long position(int index) {
        if (index < 0 || index >= entries.size()) {
            throw new IndexOutOfBoundsException("There is no entry " + index + ", only " + entries.size());
        }
        return entries.get(index);
    }

    /** Index of a position, or -1. */
    public int indexOf(long position) {
        return entries.indexOf(position);
    }

    /**
     * Messages that were received but, at the last refresh, were not in the log: they have left it or did not fit into
     * it. None while there are any {@link #beyondLimit}. While loading, those still to be collected are among them.
     */
    public long missing() {
        return limited ? 0 : absent();
    }

    /**
     * Messages of a stream that are not among its entries while the log has some that its limit of entries leaves out;
     * those the log does not have are among them.
     */
    public long beyondLimit() {
        return limited ? absent() : 0;
    }

    /** Whether a stream leaves out messages that are in the log, for its limit of entries. */
    public boolean isLimited() {
        return limited;
    }

    /**
     * Whether, once nothing is loading, older messages than the entries have left the log; of a stream, whether they
     * may have.
     */
    public boolean mayLackOlder() {
        return lacksDropped || source.mayLackOlder();
    }

    private long absent() {
        return Math.max(0, source.received() - entries.size());
    }
}
