// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import io.reactivex.Scheduler;
import io.reactivex.disposables.Disposable;
import io.reactivex.disposables.Disposables;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs every task at once, on the calling thread. The MQTT client schedules one task per message; a scheduler made from
 * an executor would create two objects and a queue entry for each.
 */
final class DirectScheduler extends Scheduler {
    static final DirectScheduler INSTANCE = new DirectScheduler();

    private DirectScheduler() {}

    @Override
    public Worker createWorker() {
        return new DirectWorker();
    }

    private static final class DirectWorker extends Worker {
        private volatile boolean disposed;

        @Override
        public Disposable schedule(Runnable task) {
            if (!disposed) {
                task.run();
            }
            return Disposables.disposed();
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            if (delay > 0) {
                throw new RejectedExecutionException("This scheduler runs tasks at once only");
            }
            return schedule(task);
        }

        @Override
        public void dispose() {
            disposed = true;
        }

        @Override
        public boolean isDisposed() {
            return disposed;
        }
    }
}
