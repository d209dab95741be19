// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.core.history.TimeTravel;
import org.topiary.core.log.Messages;
import org.topiary.core.rows.NaturalOrder;
import org.topiary.core.tree.TopicTree;

/**
 * The topics below a branch that have a message with a payload, by name, up to {@link #MAX}. One thread at a time, not
 * the JavaFX application thread.
 */
final class BranchTopics {
    /** Maximum number of topics. */
    static final int MAX = 20_000;
    /** Maximum number of levels that are visited to find them. */
    private static final int MAX_VISITED = 500_000;

    private static final int CHECK_EVERY = 1_024;
    private static final Comparator<Topic> BY_NAME = (a, b) -> NaturalOrder.compare(a.name, b.name);

    private final Messages log;
    private final TopicTree tree;
    private final int branch;
    private final Map<Integer, Topic> known = new HashMap<>();
    private List<Topic> all = List.of();
    private int collectedOf = -1;
    private boolean changed;

    /** A topic and its newest message at the time that the table shows. */
    static final class Topic {
        final int node;
        /** Below the branch, as received. */
        final String name;

        private long position = Long.MIN_VALUE;
        private long timeNanos;
        private boolean filled;

        private Topic(int node, String name) {
            this.node = node;
            this.name = name;
        }

        /** Of its newest message; negative if that has left the log. */
        long position() {
            return position;
        }

        /** Of its newest message, ns since the epoch. */
        long timeNanos() {
            return timeNanos;
        }

        /** Whether its newest message has a payload: an empty one clears a retained message. */
        private boolean isFilled() {
            return filled;
        }
    }

    BranchTopics(Messages log, TopicTree tree, int branch) {
        this.log = log;
        this.tree = tree;
        this.branch = branch;
    }

    /**
     * Reads which topics have which messages.
     *
     * @param moment null for the present
     * @return whether {@link #filled} has others than before
     */
    boolean refresh(@Nullable PastMoment moment, Cancel cancel) {
        changed = false;
        // Before the walk: topics that are added meanwhile are found the next time.
        int topics = tree.subtreeTopics(branch);
        if (topics != collectedOf) {
            collect(cancel);
            collectedOf = topics;
            changed = true;
        }
        if (moment == null) {
            for (Topic topic : all) {
                show(topic, tree.lastPosition(topic.node));
            }
        } else {
            long[] newest = new long[all.size()];
            new TimeTravel(log, tree)
                    .newestBefore(
                            moment.end(),
                            all.stream().mapToInt(topic -> topic.node).toArray(),
                            newest,
                            cancel::isCancelled);
            cancel.check();
            for (int i = 0; i < newest.length; i++) {
                show(all.get(i), newest[i]);
            }
        }
        return changed;
    }

    private void collect(Cancel cancel) {
        List<Topic> found = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        open.push(branch);
        String base = branch == TopicTree.ROOT ? "" : tree.topic(branch) + "/";
        for (int visited = 1; !open.isEmpty() && visited <= MAX_VISITED && found.size() < MAX; visited++) {
            if (visited % CHECK_EVERY == 0) {
                cancel.check();
            }
            int node = open.pop();
            if (node != branch && tree.messages(node) > 0) {
                found.add(known.computeIfAbsent(
                        node, id -> new Topic(id, tree.topic(id).substring(base.length()))));
            }
            push(open, node == branch ? TopicTree.NONE : tree.nextSibling(node));
            push(open, tree.firstChild(node));
        }
        found.sort(BY_NAME);
        all = found;
    }

    private static void push(Deque<Integer> open, int node) {
        if (node != TopicTree.NONE) {
            open.push(node);
        }
    }

    private void show(Topic topic, long position) {
        if (position == topic.position) {
            return;
        }
        topic.position = position;
        boolean filled = false;
        if (position == TimeTravel.GONE) {
            filled = true;
            topic.timeNanos = 0;
        } else if (position != Messages.NONE) {
            Messages.Head head = log.readHead(position, 0);
            filled = head == null || head.payloadLength() > 0;
            topic.timeNanos = head == null ? 0 : head.timeNanos();
        }
        changed |= filled != topic.filled;
        topic.filled = filled;
    }

    /** Those that have a row, by name. */
    List<Topic> filled() {
        return all.stream().filter(Topic::isFilled).toList();
    }

    @Nullable
    Topic topic(int node) {
        return known.get(node);
    }

    /** Number of topics for which there was no room. */
    long left() {
        int own = tree.messages(branch) > 0 ? 1 : 0;
        return all.size() < MAX ? 0 : Math.max(0, collectedOf - own - all.size());
    }
}
