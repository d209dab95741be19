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
 * From when the tree's figures count: from the beginning, or from when the user reset them. JavaFX application thread
 * only.
 */
final class TreeCounts {
    private final TopicTree tree;
    private final Tasks tasks;
    private final Runnable ready;
    private CountsSince counts;
    /** What was asked for last; null when nothing is awaited. */
    private @Nullable Reset awaited;

    private boolean failed;

    /** Where all counts stand, as soon as a worker has read it. */
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

    /** From when is counted, if not from the beginning; else empty. */
    String note() {
        return counts.isBeginning() ? "" : Texts.get("tree.countsSince", Times.timeOfDay(counts.timeNanos()));
    }

    /** Has the worker read where all counts stand, to count from there as soon as {@link #refresh} finds it done. */
    void reset() {
        Reset reset = new Reset();
        awaited = reset;
        failed = false;
        tasks.submit(
                "Resetting counts",
                Lane.SCAN,
                cancelled -> {
                    reset.taken = CountsSince.now(tree, System.currentTimeMillis() * 1_000_000);
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

    /** Whether the last {@link #reset} failed, and the counts are those from before. */
    boolean hasFailed() {
        return failed;
    }

    /** Takes over what the worker has read. Returns whether that changed the counts. */
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
