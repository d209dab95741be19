// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.core.tree.CountsSince;
import org.topiary.core.tree.TopicTree;

/**
 * Counts since 5 to 10 seconds ago, by which rows are ordered by their rate. All counts are read in the background
 * every 5 seconds, and only while rows are in that order. JavaFX application thread only.
 */
final class RecentCounts {
    private static final long INTERVAL_NANOS = 5_000_000_000L;

    private final TopicTree tree;
    private final Tasks tasks;
    private long dueFrom = Long.MIN_VALUE / 2;
    private volatile boolean awaited;
    private @Nullable CountsSince latest;

    /** The worker's result, until it is applied. */
    private final AtomicReference<@Nullable CountsSince> taken = new AtomicReference<>();

    RecentCounts(TopicTree tree, Tasks tasks) {
        this.tree = tree;
        this.tasks = tasks;
    }

    /**
     * Lets the counts be read when they are due.
     *
     * @param now a monotonic clock, ns
     * @return the counts to order by from now on, unless they are the same as before
     */
    Optional<CountsSince> refresh(long now) {
        Optional<CountsSince> result = Optional.empty();
        CountsSince newest = taken.getAndSet(null);
        if (newest != null) {
            awaited = false;
            // The counts read before: those just read would make all rates 0.
            result = Optional.of(latest == null ? newest : latest);
            latest = newest;
        }
        if (!awaited && now - dueFrom >= 0) {
            dueFrom = now + INTERVAL_NANOS;
            awaited = true;
            tasks.submit(
                    "task.recentCounts",
                    Lane.SCAN,
                    (progress, cancel) -> taken.set(CountsSince.now(tree, System.currentTimeMillis() * 1_000_000)),
                    problem -> awaited = false);
        }
        return result;
    }

    /** Forgets the counts, which take 24 bytes per topic. Returns whether there were any. */
    boolean clear() {
        boolean any = latest != null;
        if (taken.getAndSet(null) != null) {
            awaited = false;
        }
        latest = null;
        dueFrom = Long.MIN_VALUE / 2;
        return any;
    }
}
