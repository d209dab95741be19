// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

/**
 * Counts the messages and payload bytes of each subtree since a moment: the current counts less those at that moment.
 * Any thread.
 *
 * <p>Messages that arrive while the {@link TreeSnapshot} is taken may be counted above and not below. The reverse is
 * possible for one message at most: the one being counted at that time, from its topic upward.
 */
public final class CountsSince {
    private final TopicTree tree;
    private final long timeNanos;
    private final TreeSnapshot before;

    private CountsSince(TopicTree tree, long timeNanos, TreeSnapshot before) {
        this.tree = tree;
        this.timeNanos = timeNanos;
        this.before = before;
    }

    /** The counts since the beginning: everything that the tree ever counted. */
    public static CountsSince beginning(TopicTree tree) {
        return new CountsSince(tree, 0, TreeSnapshot.empty());
    }

    /**
     * The counts from now on. Reads every node, so do not call it on the window's thread.
     *
     * @param timeNanos now, ns since the epoch
     */
    public static CountsSince now(TopicTree tree, long timeNanos) {
        return new CountsSince(tree, timeNanos, TreeSnapshot.of(tree));
    }

    /** The moment at which counting starts, ns since the epoch; 0 for the beginning. */
    public long timeNanos() {
        return timeNanos;
    }

    /** Whether this counts from the beginning. */
    public boolean isBeginning() {
        return before.size() == 0;
    }

    /** Number of messages of the node and everything below it. */
    public long messages(int node) {
        return tree.subtreeMessages(node) - before.messages(node);
    }

    /** Number of payload bytes of the node and everything below it. */
    public long bytes(int node) {
        return tree.subtreeBytes(node) - before.bytes(node);
    }

    /** The counts at the moment; empty for the beginning. */
    public TreeSnapshot before() {
        return before;
    }
}
