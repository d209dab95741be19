// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.topiary.core.CountsSince;
import org.topiary.core.TopicTree;

/** From when the tree's figures count: from the beginning, or from when the user reset them. JavaFX application thread only. */
final class TreeCounts {
    private final TopicTree tree;
    private final Executor worker;
    private final Runnable ready;
    private CountsSince counts;
    /** Where the worker puts what was asked for last; null when nothing is awaited. */
    private @Nullable AtomicReference<@Nullable CountsSince> awaited;

    TreeCounts(TopicTree tree, Executor worker, Runnable ready) {
        this.tree = tree;
        this.worker = worker;
        this.ready = ready;
        counts = CountsSince.beginning(tree);
    }

    CountsSince now() {
        return counts;
    }

    /** Has the worker read where all counts stand, to count from there as soon as {@link #refresh} finds it done. */
    void reset() {
        AtomicReference<@Nullable CountsSince> place = new AtomicReference<>();
        awaited = place;
        worker.execute(() -> {
            place.set(CountsSince.now(tree, System.currentTimeMillis() * 1_000_000));
            ready.run();
        });
    }

    void countAll() {
        awaited = null;
        counts = CountsSince.beginning(tree);
    }

    boolean isAwaited() {
        return awaited != null;
    }

    /** Takes over what the worker has read. Returns whether that changed the counts. */
    boolean refresh() {
        CountsSince taken = awaited == null ? null : awaited.get();
        if (taken == null) {
            return false;
        }
        awaited = null;
        counts = taken;
        return true;
    }
}
