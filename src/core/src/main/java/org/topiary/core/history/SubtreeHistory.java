// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;

/**
 * Scans the log for the messages of a subtree: forward for new messages, and chunk by chunk backward for existing ones,
 * since a record leads only to the next one.
 */
final class SubtreeHistory implements HistorySource {
    private final Messages log;
    private final TopicTree tree;
    private final int node;
    private final int limit;
    private long received;
    private long newestForgotten = Messages.NONE;

    /** Everything from {@link #scannedFrom} up to here has been scanned. */
    private long scannedTo;

    private long scannedFrom;
    /** Where the scan toward older messages began. */
    private long begun;

    private boolean allOlder;
    private boolean behind;

    /** Messages found in the chunk before {@link #scannedFrom}, newest first, and where its scan continues. */
    private final PositionDeque found = new PositionDeque();

    private long chunkStart = Messages.NONE;
    private long cursor;

    /** Whether the history ends at an earlier time, so that newer messages are ignored. */
    private final boolean past;

    SubtreeHistory(Messages log, TopicTree tree, int node, int limit) {
        this(log, tree, node, limit, log.end(), false);
    }

    private SubtreeHistory(Messages log, TopicTree tree, int node, int limit, long end, boolean past) {
        this.log = log;
        this.tree = tree;
        this.node = node;
        this.limit = limit;
        this.past = past;
        restart(end);
    }

    static SubtreeHistory until(Messages log, TopicTree tree, int node, int limit, long end) {
        return new SubtreeHistory(log, tree, node, limit, end, true);
    }

    private void restart(long end) {
        scannedTo = end;
        scannedFrom = scannedTo;
        begun = scannedTo;
        allOlder = false;
        chunkStart = Messages.NONE;
        found.clear();
    }

    @Override
    public boolean collect(PositionDeque entries, long deadline) {
        boolean changed = !past && catchUp(entries, deadline);
        boolean older = !behind && collectOlder(entries, deadline);
        return changed || older;
    }

    @Override
    public boolean collectOlder(PositionDeque entries, long deadline) {
        boolean changed = false;
        boolean time = true;
        while (time && !allOlder && scanBack(deadline)) {
            changed |= takeFound(entries);
            time = System.nanoTime() - deadline < 0;
        }
        return changed;
    }

    private boolean catchUp(PositionDeque entries, long deadline) {
        received = tree.subtreeMessages(node);
        boolean cleared = false;
        if (scannedTo < log.first()) {
            // The log has dropped everything that was collected: start again with the newest messages.
            cleared = entries.size() > 0;
            entries.clear();
            restart(log.end());
        }
        boolean followed = follow(entries, deadline);
        return cleared || followed;
    }

    /** Adds messages that arrived since the last call. */
    private boolean follow(PositionDeque entries, long deadline) {
        boolean changed = false;
        long end = log.end();
        behind = false;
        for (int steps = 1; scannedTo < end && !behind; steps++) {
            long next = log.next(scannedTo);
            if (next == Messages.NONE) {
                scannedTo = Math.max(scannedTo, log.first());
                // A closed log has neither: no more messages will arrive.
                behind = scannedTo < end;
                return changed;
            }
            if (isWanted(scannedTo)) {
                entries.addNewest(scannedTo);
                changed = true;
                if (entries.size() > limit) {
                    newestForgotten = entries.get(entries.size() - 1);
                    entries.removeOldest();
                    allOlder = true;
                }
            }
            scannedTo = next;
            behind = steps % STEPS == 0 && System.nanoTime() - deadline >= 0 && scannedTo < end;
        }
        return changed;
    }

    /**
     * Scans the chunk before the scanned range. Returns true when it reached the end of the chunk, false if time was
     * up.
     */
    private boolean scanBack(long deadline) {
        if (chunkStart == Messages.NONE) {
            chunkStart = log.startBefore(scannedFrom);
            cursor = chunkStart;
        }
        for (int steps = 1; cursor != Messages.NONE && cursor < scannedFrom; steps++) {
            if (isWanted(cursor)) {
                found.addNewest(cursor);
            }
            cursor = log.next(cursor);
            if (steps % STEPS == 0 && System.nanoTime() - deadline >= 0) {
                return false;
            }
        }
        return true;
    }

    private boolean takeFound(PositionDeque entries) {
        boolean any = false;
        // A chunk that was dropped during its scan leads nowhere, and nothing before it remains.
        if (cursor == Messages.NONE) {
            allOlder = true;
        } else {
            int i = 0;
            for (; i < found.size() && entries.size() < limit; i++) {
                entries.addOldest(found.get(i));
                any = true;
            }
            // Being full is not enough: only a message left out shows that there are more than the limit.
            if (i < found.size()) {
                newestForgotten = Math.max(newestForgotten, found.get(i));
                allOlder = true;
            }
            scannedFrom = chunkStart;
        }
        found.clear();
        chunkStart = Messages.NONE;
        return any;
    }

    private boolean isWanted(long position) {
        if (node == TopicTree.ROOT) {
            return true;
        }
        int topic = log.topic(position);
        return topic != Messages.NO_TOPIC && tree.isWithin(topic, node);
    }

    @Override
    public boolean isLoading() {
        return behind || !allOlder;
    }

    @Override
    public boolean isLoadingOlder() {
        return !allOlder;
    }

    @Override
    public double collected(PositionDeque entries) {
        double scanned = (double) (begun - scannedFrom) / Math.max(1, begun - log.first());
        return Math.max(scanned, (double) entries.size() / limit);
    }

    @Override
    public boolean mayLackOlder() {
        return log.dropped() > 0;
    }

    @Override
    public long received() {
        return received;
    }

    @Override
    public long newestForgotten() {
        return newestForgotten;
    }
}
