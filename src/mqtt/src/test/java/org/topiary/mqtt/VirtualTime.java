// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The control thread of a session whose time passes only when the test advances it. Only delays below 100 ms are real:
 * they wait for threads of the MQTT client, not for the broker. All methods may be called on any thread.
 */
final class VirtualTime extends ScheduledThreadPoolExecutor {
    private static final long REAL_BELOW_MILLIS = 100;

    private final Queue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong((Waiting each) -> each.due));
    private long now;

    VirtualTime() {
        super(1);
        setRemoveOnCancelPolicy(true);
        setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    private final class Waiting extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final long due;

        Waiting(Runnable task, long due) {
            super(task, null);
            this.due = due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - nanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    Timing timing() {
        return new Timing(InstantSource.system(), this::nanos, this);
    }

    synchronized long nanos() {
        return now;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        if (unit.toMillis(delay) < REAL_BELOW_MILLIS) {
            return super.schedule(task, delay, unit);
        }
        synchronized (this) {
            Waiting later = new Waiting(task, now + unit.toNanos(delay));
            waiting.add(later);
            return later;
        }
    }

    /**
     * Advances to the next task that is due before the given time and runs it; without one, advances to that time.
     * Returns whether there was a task.
     */
    boolean advance(Duration until) {
        Waiting next;
        synchronized (this) {
            waiting.removeIf(FutureTask::isDone);
            next = waiting.peek();
            if (next == null || next.due >= until.toNanos()) {
                now = Math.max(now, until.toNanos());
                return false;
            }
            waiting.remove(next);
            now = Math.max(now, next.due);
        }
        Sessions.get(submit(next));
        return true;
    }

    /** Waits until all tasks that are due now have finished. */
    void idle() {
        Sessions.get(submit(() -> {}));
    }
}
