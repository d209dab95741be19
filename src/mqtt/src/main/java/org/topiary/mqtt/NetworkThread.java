// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one network thread of a session: the event loops that the MQTT client makes on it, one after the other, run one
 * at a time. The thread ends when no link is left open, and the next link gets a new one.
 */
final class NetworkThread implements Executor {
    private final ThreadPoolExecutor executor;
    private volatile @Nullable Thread thread;

    NetworkThread(String name) {
        executor = new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread made = Thread.ofPlatform().daemon().name(name).unstarted(task);
            thread = made;
            return made;
        });
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Whether the caller runs on it. */
    boolean isCurrent() {
        return Thread.currentThread().equals(thread);
    }

    /** What was handed over still runs. */
    void shutdown() {
        executor.shutdown();
    }
}
