// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

/** Walks the back chain of one topic's messages. */
final class TopicHistory implements HistorySource {
    private final MessageLog log;
    private final TopicTree tree;
    private final int node;
    private long received;

    /** The topic's last message when this last looked, from where everything newer is walked. */
    private long newest = MessageLog.NONE;
    /** The next message of the walk to the older ones. */
    private long older = MessageLog.NONE;

    /** Messages newer than all entries, newest first: they join the entries when the walk has met them. */
    private final PositionDeque fresh = new PositionDeque();
    /** The next message of the walk back to the entries. */
    private long back = MessageLog.NONE;
    /** Where that walk ends. */
    private long known = MessageLog.NONE;
    /** Whether the last call had no time to look for new messages. */
    private boolean behind;

    TopicHistory(MessageLog log, TopicTree tree, int node) {
        this.log = log;
        this.tree = tree;
        this.node = node;
    }

    @Override
    public boolean collect(PositionDeque entries, long deadline) {
        int before = entries.size();
        int steps = 0;
        boolean time = true;
        behind = true;
        while (time && behind) {
            if (back == MessageLog.NONE) {
                look();
                behind = false;
            }
            for (; time && back != MessageLog.NONE; time = hasTime(++steps, deadline)) {
                fresh.addOldest(back);
                long previous = previous(back);
                back = previous > known ? previous : MessageLog.NONE;
            }
            if (back == MessageLog.NONE) {
                for (int i = fresh.size() - 1; i >= 0; i--) {
                    entries.addNewest(fresh.get(i));
                }
                fresh.clear();
            }
        }
        for (; time && older != MessageLog.NONE; time = hasTime(++steps, deadline)) {
            entries.addOldest(older);
            older = previous(older);
        }
        return entries.size() != before;
    }

    /** Sees whether there are new messages, and how many there were in all. */
    private void look() {
        long last = tree.lastPosition(node);
        received = tree.messages(node);
        for (int tries = 0; tries < 3 && last != tree.lastPosition(node); tries++) {
            last = tree.lastPosition(node);
            received = tree.messages(node);
        }
        if (last != newest && last != MessageLog.NONE) {
            if (newest == MessageLog.NONE) {
                older = last;
            } else {
                back = last;
                known = newest;
            }
            newest = last;
        }
    }

    /** The message before, {@link MessageLog#NONE} if there was none or it is gone. */
    private long previous(long position) {
        MessageLog.Head head = log.readHead(position, 0);
        return head == null || head.previous() < log.first() ? MessageLog.NONE : head.previous();
    }

    private static boolean hasTime(int steps, long deadline) {
        return steps % STEPS != 0 || System.nanoTime() - deadline < 0;
    }

    @Override
    public boolean isLoading() {
        return behind || back != MessageLog.NONE || older != MessageLog.NONE;
    }

    @Override
    public long received() {
        return received;
    }
}
