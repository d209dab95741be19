// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicTree;

/**
 * Looks for topics with messages that match a pattern: first among all there are, then, each time it is told to
 * {@link #resume}, among those that came since. Works on the thread of an executor, beside the tree's writer; what it
 * found can be read from any thread while it goes on.
 */
public final class TopicSearch {
    /**
     * Nodes tested between two looks at whether to stop, after which readers see what was found: less than a
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
    /** What was found when all topics that were there had been tested. */
    private volatile @Nullable FoundNodes first;

    /** Nodes that may match and that had no message when last asked. */
    private int[] waiting = new int[64];

    private int waitingCount;
    private volatile boolean someWait;
    /** Topics of the tree when those that wait were last asked. */
    private volatile int askedAt;
    /** Whether that was more than once: a count may be seen before those it is made of. */
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
     * Has the worker take in what came since it was last here, if anything did; does nothing while it is still at work,
     * or after it failed. Any thread, cheap.
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

    /** Stops the search for good, at once. Any thread. */
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
            // As it was told to.
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

    /** Whether the worker is at it. */
    public boolean isWorking() {
        return working.get();
    }

    /** What ended the search for good, and was thrown to the executor as well; null if nothing did. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Whether all topics that were there when the search was made have been tested. */
    public boolean isComplete() {
        return first != null;
    }

    /** What was found when the search was complete; null before. */
    public @Nullable FoundNodes first() {
        return first;
    }

    /** Topics found so far; grows only. */
    public int found() {
        return found.size();
    }

    /** The node of a topic found, in the order in which they were found. */
    public int node(int index) {
        return (int) found.get(index);
    }

    /**
     * Topics that a regular expression could not be tried on, because it would take too much stack; they count as not
     * found.
     */
    public int undecided() {
        return undecided;
    }
}
