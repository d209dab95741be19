// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.sparkplug;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.viewmodel.Knowledge;
import org.topiary.core.log.LogTail;
import org.topiary.core.log.MessageLog;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.sparkplug.MetricNames;
import org.topiary.payload.sparkplug.state.SparkplugState;
import org.topiary.payload.sparkplug.state.SparkplugTopic;

/**
 * Reads the messages of Sparkplug from the log of a session, for the state of its nodes. Begins when the tree has a
 * topic of Sparkplug, and runs in the background only after a tick that finds new messages of Sparkplug, or when the
 * log has grown so much that it could drop what was not read. Otherwise a tick compares a few numbers.
 *
 * <p>Messages that could not be read are {@link SparkplugState#missed}: because the log had dropped them, or because
 * reading them failed.
 */
public final class SparkplugFollower implements Knowledge {
    private static final TaskSpec READ =
            TaskSpec.of("task.sparkplug", Lane.READ).uncancellable();

    private static final List<String> TOP_LEVELS =
            List.of(SparkplugTopic.NAMESPACE, SparkplugTopic.STATES, SparkplugTopic.SERVER);

    private static final int BATCH = 1_024;

    /** More than this takes too long for a lane with few threads, in bytes. */
    private static final long FAR = 4L << 20;

    /** The part of the log that may be unread while no message of Sparkplug arrives. */
    private static final int UNREAD_PART = 8;

    private final MessageLog log;
    private final TopicTree tree;
    private final Tasks tasks;
    private final SparkplugState state = new SparkplugState();

    // The thread that ticks.
    private final int[] tops = new int[TOP_LEVELS.size()];
    /** Number of top levels when they were found, and at the last tick. */
    private int children = -1;

    private int counted = -1;

    // Written by the task, or by the thread that ticks while no task runs.
    private @Nullable LogTail tail;
    private final BitSet known = new BitSet();
    private final BitSet relevant = new BitSet();
    private int unread;

    private volatile boolean running;
    private volatile long position;
    /** Number of messages of Sparkplug in the tree when the last task began. */
    private volatile long handled;
    /** Number of tasks that have ended. */
    private final AtomicInteger runs = new AtomicInteger();

    private volatile int drawn;

    public SparkplugFollower(MessageLog log, TopicTree tree, Tasks tasks) {
        this.log = log;
        this.tree = tree;
        this.tasks = tasks;
        Arrays.fill(tops, TopicTree.NONE);
    }

    /** The state of all nodes, devices and hosts. */
    public SparkplugState state() {
        return state;
    }

    /** Whether something was read since the last tick. Any thread. */
    public boolean isOutOfDate() {
        return runs.get() != drawn;
    }

    /** Reads new messages in the background if there are any. One thread. */
    public void tick() {
        drawn = runs.get();
        if (running) {
            return;
        }
        long arrived = arrived();
        long behind = log.end() - position;
        if (arrived > 0 && (arrived != handled || behind > log.capacityBytes() / UNREAD_PART)) {
            running = true;
            tasks.submit(
                    READ.in(behind > FAR ? Lane.SCAN : Lane.READ),
                    (progress, cancel) -> {
                        read(cancel);
                        end(arrived);
                    },
                    problem -> fail(arrived));
        }
    }

    /** Number of messages of Sparkplug that the session has received. */
    private long arrived() {
        int now = tree.childCount(TopicTree.ROOT);
        if (now != children) {
            // The tree may count a level before it finds it, so the next tick looks once more.
            children = now == counted ? now : children;
            counted = now;
            Arrays.setAll(tops, i -> tree.find(TOP_LEVELS.get(i)));
        }
        long messages = 0;
        for (int top : tops) {
            messages += top == TopicTree.NONE ? 0 : tree.subtreeMessages(top);
        }
        return messages;
    }

    /** Reads up to the present end of the log, which may grow faster than it is read. */
    private void read(Cancel cancel) {
        LogTail from = tail;
        if (from == null) {
            from = log.tail(0);
            tail = from;
        }
        long end = log.end();
        while (from.position() < end && !cancel.isCancelled()) {
            unread = from.poll(BATCH);
            if (unread == 0) {
                break;
            }
            if (from.missedBefore() > 0) {
                state.missed(from.position(0), from.missedBefore());
            }
            for (int size = unread; unread > 0; unread--) {
                read(from, size - unread);
            }
            state.readUpTo(from.position());
        }
    }

    private void read(LogTail from, int index) {
        int topic = from.topic(index);
        if (!known.get(topic)) {
            relevant.set(topic, SparkplugTopic.of(tree.topic(topic)) != null);
            known.set(topic);
        }
        SparkplugTopic of = relevant.get(topic) ? SparkplugTopic.of(tree.topic(topic)) : null;
        if (of != null) {
            int start = from.payload(index);
            state.accept(
                    from.position(index),
                    from.timeNanos(index),
                    of,
                    from.bytes(),
                    start,
                    start + from.payloadLength(index));
        }
    }

    /** Continues after the batch that could not be read. */
    private void fail(long arrived) {
        LogTail from = tail;
        if (from == null || unread == 0) {
            // Nothing is gained by trying again before there are other messages.
            end(arrived);
            return;
        }
        state.missed(from.position(), unread);
        state.readUpTo(from.position());
        unread = 0;
        end(handled);
    }

    private void end(long nowHandled) {
        LogTail from = tail;
        position = from == null ? 0 : from.position();
        handled = nowHandled;
        runs.incrementAndGet();
        running = false;
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        return type.equals(MetricNames.class) ? Optional.of(type.cast(state)) : Optional.empty();
    }

    @Override
    public int changes() {
        return state.births();
    }

    @Override
    public Object version(String topic, long messagePosition) {
        return state.version(topic, messagePosition);
    }
}
