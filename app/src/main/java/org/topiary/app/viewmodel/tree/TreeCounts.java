// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.core.tree.CountsSince;
import org.topiary.core.tree.TopicTree;

/**
 * The start of the tree's counts: the beginning, or the time when the user reset them. JavaFX application thread only.
 */
final class TreeCounts {
    private final TopicTree tree;
    private final Tasks tasks;
    private final Runnable ready;
    private CountsSince counts;
    /** The last requested reset; null when none is pending. */
    private @Nullable Reset awaited;

    private boolean failed;

    /** The values of all counts, once a worker has read them. */
    private static final class Reset {
        private volatile @Nullable CountsSince taken;
        private volatile boolean failed;
    }

    TreeCounts(TopicTree tree, Tasks tasks, Runnable ready) {
        this.tree = tree;
        this.tasks = tasks;
        this.ready = ready;
        counts = CountsSince.beginning(tree);
    }

    CountsSince now() {
        return counts;
    }

    /** The time since when messages are counted, unless from the beginning; otherwise empty. */
    String note() {
        return counts.isBeginning() ? "" : Texts.get("tree.countsSince", Times.timeOfDay(counts.timeNanos()));
    }

    /** Lets the worker read all counts; they start from there once {@link #refresh} finds the result. */
    void reset() {
        Reset reset = new Reset();
        awaited = reset;
        failed = false;
        tasks.submit(
                "task.resetCounts",
                Lane.SCAN,
                (progress, cancel) -> {
                    CountsSince taken = CountsSince.now(tree, System.currentTimeMillis() * 1_000_000);
                    cancel.check();
                    reset.taken = taken;
                    ready.run();
                },
                problem -> {
                    reset.failed = true;
                    ready.run();
                });
    }

    void countAll() {
        awaited = null;
        failed = false;
        counts = CountsSince.beginning(tree);
    }

    boolean isAwaited() {
        return awaited != null;
    }

    /** Whether the last {@link #reset} failed, so that the previous counts still apply. */
    boolean hasFailed() {
        return failed;
    }

    /** Applies the worker's result. Returns whether that changed the counts. */
    boolean refresh() {
        if (awaited == null) {
            return false;
        }
        CountsSince taken = awaited.taken;
        failed = awaited.failed;
        if (failed) {
            awaited = null;
        }
        if (taken == null) {
            return false;
        }
        awaited = null;
        counts = taken;
        return true;
    }
}
