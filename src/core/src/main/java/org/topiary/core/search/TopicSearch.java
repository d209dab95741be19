// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicTree;

/**
 * Searches for topics that have messages and match a pattern: first among all existing topics, then, at each
 * {@link #resume}, among those added since. Runs on an executor's thread, in parallel with the tree's writer; any
 * thread can read the results while it runs.
 */
public final class TopicSearch {
    /**
     * Nodes tested between two checks for cancellation, each of which also publishes the results: less than a
     * millisecond.
     */
    private static final int BLOCK = 4096;

    private final TopicTree tree;
    private final TopicPattern pattern;
    private final NodeMatcher test;
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile boolean cancelled;
    private volatile @Nullable Throwable failure;
    private volatile int tested = 1;
    private volatile int undecided;
    private final PublishedLongs found = new PublishedLongs();
    /** The results when all topics existing at the start had been tested. */
    private volatile @Nullable FoundNodes first;

    /** Nodes that may match and had no message at the last check. */
    private int[] waiting = new int[64];

    private int waitingCount;
    private volatile boolean someWait;
    /** Number of topics of the tree when the waiting nodes were last checked. */
    private volatile int askedAt;
    /** Whether that check was done twice: a count may become visible before the counts it is the sum of. */
    private volatile boolean askedTwice;

    public TopicSearch(TopicTree tree, TopicPattern pattern) {
        this.tree = tree;
        this.pattern = pattern;
        this.test = pattern.over(tree, () -> cancelled);
    }

    public TopicPattern pattern() {
        return pattern;
    }

    /**
     * Makes the worker search topics that were added since its last run, if there are any. Does nothing while it is
     * still working, or after it failed. Any thread, cheap.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the worker takes no more tasks
     */
    public void resume(Executor worker) {
        if (!cancelled && failure == null && isBehind() && working.compareAndSet(false, true)) {
            try {
                worker.execute(this::work);
            } catch (RuntimeException | Error e) {
                working.set(false);
                throw e;
            }
        }
    }

    private boolean isBehind() {
        return tested < tree.size() || first == null || (someWait && (tree.topics() != askedAt || !askedTwice));
    }

    /** The share of the topics that have been tested, from 0 to 1. Any thread. */
    public double share() {
        return (double) tested / Math.max(tested, tree.size());
    }

    /** Stops the search permanently, at once. Any thread. */
    public void cancel() {
        cancelled = true;
    }

    private void work() {
        try {
            testPostponed();
            for (int now = tree.size(); tested < now && !cancelled; now = tree.size()) {
                testUpTo(Math.min(now, tested + BLOCK));
            }
            if (first == null && !cancelled) {
                first = FoundNodes.of(tree, found, found.size());
            }
        } catch (CancellationException e) {
            // Cancelled as requested.
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            working.set(false);
        }
    }

    private void testUpTo(int to) {
        for (int node = tested; node < to; node++) {
            if (test.mayMatch(node)) {
                if (tree.messages(node) == 0) {
                    postpone(node);
                } else if (test.matches(node)) {
                    found.add(node);
                }
            }
        }
        publish();
        tested = to;
    }

    private void postpone(int node) {
        if (waitingCount == waiting.length) {
            waiting = Arrays.copyOf(waiting, waitingCount * 2);
        }
        waiting[waitingCount++] = node;
    }

    private void testPostponed() {
        int topics = tree.topics();
        askedTwice = topics == askedAt;
        askedAt = topics;
        for (int i = waitingCount - 1; i >= 0 && !cancelled; i--) {
            int node = waiting[i];
            if (tree.messages(node) > 0) {
                waiting[i] = waiting[--waitingCount];
                if (test.matches(node)) {
                    found.add(node);
                }
            }
        }
        publish();
    }

    private void publish() {
        found.publish();
        undecided = test.undecided();
        someWait = waitingCount > 0;
    }

    /** Whether the worker is searching. */
    public boolean isWorking() {
        return working.get();
    }

    /** The error that ended the search permanently, also thrown on the executor's thread; null if there was none. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Whether all topics that existed when the search was created have been tested. */
    public boolean isComplete() {
        return first != null;
    }

    /** The results when the search first became complete; null before. */
    public @Nullable FoundNodes first() {
        return first;
    }

    /** Number of topics found so far; only grows. */
    public int found() {
        return found.size();
    }

    /** The node of a topic found, in the order in which they were found. */
    public int node(int index) {
        return (int) found.get(index);
    }

    /**
     * Number of topics on which a regular expression could not be tested because it would need too much stack; they
     * count as not found.
     */
    public int undecided() {
        return undecided;
    }
}
