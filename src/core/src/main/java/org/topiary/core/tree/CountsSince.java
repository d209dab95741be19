// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

/**
 * How many messages and payload bytes each subtree got since a moment: the counts of the tree less what they were then.
 * Any thread.
 *
 * <p>What comes while the {@link TreeSnapshot} of the moment is taken may be counted above and not below; the reverse
 * is true of one message at most, the one that is just being counted, from its topic upwards.
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

    /** Everything that the tree ever counted. */
    public static CountsSince beginning(TopicTree tree) {
        return new CountsSince(tree, 0, TreeSnapshot.empty());
    }

    /**
     * What comes from now on. Reads every node, so not for the window's thread.
     *
     * @param timeNanos now, ns since the epoch
     */
    public static CountsSince now(TopicTree tree, long timeNanos) {
        return new CountsSince(tree, timeNanos, TreeSnapshot.of(tree));
    }

    /** The moment from which is counted, ns since the epoch; 0 for the beginning. */
    public long timeNanos() {
        return timeNanos;
    }

    /** Whether this counts from the beginning. */
    public boolean isBeginning() {
        return before.size() == 0;
    }

    /** Messages of the node and everything below it. */
    public long messages(int node) {
        return tree.subtreeMessages(node) - before.messages(node);
    }

    /** Payload bytes of the node and everything below it. */
    public long bytes(int node) {
        return tree.subtreeBytes(node) - before.bytes(node);
    }

    /** What had been counted at the moment; nothing for the beginning. */
    public TreeSnapshot before() {
        return before;
    }
}
