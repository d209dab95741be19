// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The single network thread of a session. The event loops that the MQTT client creates run on it, one at a time. The
 * thread ends when no link is open; the next link starts a new one.
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

    /** Whether the caller runs on the network thread. */
    boolean isCurrent() {
        return Thread.currentThread().equals(thread);
    }

    /** Tasks that were already submitted still run. */
    void shutdown() {
        executor.shutdown();
    }
}
