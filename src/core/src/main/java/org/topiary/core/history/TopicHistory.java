// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import org.topiary.core.log.Messages;
import org.topiary.core.log.OlderMessages;
import org.topiary.core.tree.TopicTree;

/** Walks the back chain of one topic's messages. */
final class TopicHistory implements HistorySource {
    private final Messages log;
    private final TopicTree tree;
    private final int node;
    private final OlderMessages chain;
    private long received;

    /** The topic's last message at the last check; only newer messages are walked. */
    private long newest = Messages.NONE;
    /** The next message of the walk toward older messages. */
    private long older = Messages.NONE;
    /** Where that walk began. */
    private long begun = Messages.NONE;

    /**
     * Messages newer than all entries, newest first: they become entries when the walk has reached the existing ones.
     */
    private final PositionDeque fresh = new PositionDeque();
    /** The next message of the walk back to the entries. */
    private long back = Messages.NONE;
    /** Where that walk ends. */
    private long known = Messages.NONE;
    /** Whether the walk toward older messages ended at a message that had left the log. */
    private boolean lacksOlder;

    /** Whether the last call had no time to check for new messages. */
    private boolean behind;

    /** Whether the history ends at an earlier time, so that newer messages are ignored. */
    private final boolean past;

    TopicHistory(Messages log, TopicTree tree, int node) {
        this(log, tree, node, false);
    }

    private TopicHistory(Messages log, TopicTree tree, int node, boolean past) {
        this.past = past;
        this.log = log;
        this.tree = tree;
        this.node = node;
        chain = log.older();
    }

    static TopicHistory until(Messages log, TopicTree tree, int node, long newest) {
        TopicHistory history = new TopicHistory(log, tree, node, true);
        history.older = Math.max(newest, Messages.NONE);
        history.begun = history.older;
        return history;
    }

    @Override
    public boolean collect(PositionDeque entries, long deadline) {
        int before = entries.size();
        if (collectNewer(entries, deadline)) {
            var _ = collectOlder(entries, deadline);
        }
        return entries.size() != before;
    }

    /** Returns whether there is time left. */
    private boolean collectNewer(PositionDeque entries, long deadline) {
        boolean time = true;
        behind = !past;
        while (time && behind) {
            if (back == Messages.NONE) {
                readNewest();
                behind = false;
            }
            while (time && back != Messages.NONE) {
                back = walk(back, known, fresh);
                time = System.nanoTime() - deadline < 0;
            }
            if (back == Messages.NONE) {
                for (int i = fresh.size() - 1; i >= 0; i--) {
                    entries.addNewest(fresh.get(i));
                }
                fresh.clear();
            }
        }
        return time;
    }

    @Override
    public boolean collectOlder(PositionDeque entries, long deadline) {
        int before = entries.size();
        boolean time = true;
        while (time && older != Messages.NONE) {
            older = walk(older, Messages.NONE, entries);
            lacksOlder = older == Messages.NONE && chain.next() != Messages.NONE;
            time = System.nanoTime() - deadline < 0;
        }
        return entries.size() != before;
    }

    /** Walks some messages; returns where to continue, {@link Messages#NONE} at the end. */
    private long walk(long from, long downTo, PositionDeque into) {
        chain.walk(from, downTo);
        for (int i = 0; i < chain.size(); i++) {
            into.addOldest(chain.position(i));
        }
        return chain.size() == 0 || chain.next() <= downTo || chain.next() < log.first() ? Messages.NONE : chain.next();
    }

    /** Checks for new messages, and reads the total count. */
    private void readNewest() {
        long last = tree.lastPosition(node);
        received = tree.messages(node);
        for (int tries = 0; tries < 3 && last != tree.lastPosition(node); tries++) {
            last = tree.lastPosition(node);
            received = tree.messages(node);
        }
        if (last != newest && last != Messages.NONE) {
            if (newest == Messages.NONE) {
                older = last;
                begun = last;
            } else {
                back = last;
                known = newest;
            }
            newest = last;
        }
    }

    @Override
    public boolean isLoading() {
        return behind || back != Messages.NONE || older != Messages.NONE;
    }

    @Override
    public boolean isLoadingOlder() {
        return older != Messages.NONE;
    }

    @Override
    public double collected(PositionDeque entries) {
        return begun == Messages.NONE ? 0 : (double) (begun - older) / Math.max(1, begun - log.first());
    }

    @Override
    public boolean mayLackOlder() {
        return lacksOlder;
    }

    @Override
    public long received() {
        return received;
    }
}
