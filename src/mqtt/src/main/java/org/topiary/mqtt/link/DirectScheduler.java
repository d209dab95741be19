// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import io.reactivex.Scheduler;
import io.reactivex.disposables.Disposable;
import io.reactivex.disposables.Disposables;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs every task at once, where it is handed over. The MQTT client hands over one task per message; a scheduler made
 * from an executor would make two objects and a queue entry of each.
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
                throw new RejectedExecutionException("What runs at once cannot run later");
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
