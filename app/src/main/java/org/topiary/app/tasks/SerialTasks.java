// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after the other in a lane, in the order of submission. Any thread. */
public final class SerialTasks implements Executor {
    private final Executor lane;
    private final Consumer<Throwable> failed;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    SerialTasks(Executor lane, Consumer<Throwable> failed) {
        this.lane = lane;
        this.failed = failed;
    }

    /** @throws RejectedExecutionException once closed */
    @Override
    public void execute(Runnable work) {
        synchronized (this) {
            if (closed) {
                throw new RejectedExecutionException("No more tasks are taken");
            }
            waiting.add(work);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            lane.execute(this::runAll);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            drop();
            throw e;
        }
    }

    private void runAll() {
        for (Runnable work = next(); work != null; work = next()) {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                failed.accept(e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        running = next != null;
        endIfIdle();
        return next;
    }

    private synchronized void drop() {
        waiting.clear();
        running = false;
        endIfIdle();
    }

    private void endIfIdle() {
        if (closed && !running) {
            ended.countDown();
        }
    }

    /**
     * Takes no more tasks, and waits for those that were submitted.
     *
     * @return whether all of them have ended in time
     */
    public boolean close(Duration limit) throws InterruptedException {
        synchronized (this) {
            closed = true;
            endIfIdle();
        }
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
