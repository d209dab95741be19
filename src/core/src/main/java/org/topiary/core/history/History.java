// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;

/**
 * The messages of one topic, or of a whole subtree, newest first, as positions in the log. Confined to one thread,
 * which calls {@link #refresh} when it chooses; empty before the first refresh.
 */
public final class History {
    /** Maximum number of entries of a stream; older ones are dropped. */
    public static final int STREAM_LIMIT = 200_000;

    private final Messages log;
    private final PositionDeque entries = new PositionDeque();
    private final HistorySource source;
    private boolean limited;
    private boolean lacksDropped;

    private History(Messages log, HistorySource source) {
        this.log = log;
        this.source = source;
    }

    /** The messages of the topic itself. */
    public static History ofTopic(Messages log, TopicTree tree, int node) {
        return new History(log, new TopicHistory(log, tree, node));
    }

    /** The stream of the subtree: the newest {@link #STREAM_LIMIT} messages of the node and of everything below it. */
    public static History ofSubtree(Messages log, TopicTree tree, int node) {
        return ofSubtree(log, tree, node, STREAM_LIMIT);
    }

    static History ofSubtree(Messages log, TopicTree tree, int node, int limit) {
        return new History(log, new SubtreeHistory(log, tree, node, limit));
    }

    /**
     * The messages of a topic as of an earlier time; no newer ones are added. The number of missing messages is
     * unknown.
     *
     * @param newest position of the newest one, see {@link TimeTravel#newestBefore}; negative for none
     */
    public static History ofTopicUntil(Messages log, TopicTree tree, int node, long newest) {
        return new History(log, TopicHistory.until(log, tree, node, newest));
    }

    /**
     * The stream of a subtree as of an earlier time, like {@link #ofSubtree(Messages, TopicTree, int)}; no newer
     * messages are added. The number of missing messages is unknown.
     *
     * @param end the position after the newest message
     */
    public static History ofSubtreeUntil(Messages log, TopicTree tree, int node, long end) {
        return new History(log, SubtreeHistory.until(log, tree, node, STREAM_LIMIT, end));
    }

    /**
     * Adds new messages, removes dropped ones, and continues to collect older ones, for about {@code budgetNanos} at
     * most. Returns whether anything changed.
     */
    public boolean refresh(long budgetNanos) {
        boolean changed = source.collect(entries, System.nanoTime() + budgetNanos);
        return forgetDropped() || changed;
    }

    /** Like {@link #refresh}, but adds no new messages. */
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

    /** Whether messages that existed at the last refresh are still being collected. */
    public boolean isLoading() {
        return source.isLoading();
    }

    /** What share of the existing messages has been collected, by their place in the log; 1 when nothing is loading. */
    public double collected() {
        return isLoading() ? Math.clamp(source.collected(entries), 0, 1) : 1;
    }

    /** Like {@link #isLoading}, for older messages only. */
    public boolean isLoadingOlder() {
        return source.isLoadingOlder();
    }

    /** Number of collected messages that were still in the log at the last refresh. */
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
     * Number of messages that were received but were not in the log at the last refresh: they were dropped or did not
     * fit. 0 while there are any {@link #beyondLimit}. While loading, includes those still to be collected.
     */
    public long missing() {
        return limited ? 0 : absent();
    }

    /**
     * Number of messages of a stream that are not among its entries, including those no longer in the log; 0 unless the
     * limit of entries leaves out messages that are in the log.
     */
    public long beyondLimit() {
        return limited ? absent() : 0;
    }

    /** Whether a stream leaves out messages that are in the log because of its limit of entries. */
    public boolean isLimited() {
        return limited;
    }

    /**
     * Whether messages older than the entries have left the log; for a stream, whether they may have. Valid only when
     * nothing is loading.
     */
    public boolean mayLackOlder() {
        return lacksDropped || source.mayLackOlder();
    }

    private long absent() {
        return Math.max(0, source.received() - entries.size());
    }
}
