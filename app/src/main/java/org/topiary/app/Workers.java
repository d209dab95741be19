// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads for what takes time: none of it may hold the JavaFX application thread, or keep the process alive. */
final class Workers implements AutoCloseable {
    private static final long MIB = 1024 * 1024;
    private static final long SEARCH_STACK_BYTES = 16 * MIB;

    private final ExecutorService work = Executors.newFixedThreadPool(2, task -> daemon(task, "topiary-work", 0));
    // A search may last as long as its text stands: it must not keep a value from being read. Regular expressions take much stack.
    private final ExecutorService searches =
            Executors.newCachedThreadPool(task -> daemon(task, "topiary-search", SEARCH_STACK_BYTES));

    private static Thread daemon(Runnable task, String name, long stackBytes) {
        Thread thread = new Thread(null, task, name, stackBytes);
        thread.setDaemon(true);
        return thread;
    }

    /** For what is soon done. */
    ExecutorService work() {
        return work;
    }

    /** Takes any number of searches, each for as long as it lasts. */
    ExecutorService searches() {
        return searches;
    }

    /** Interrupts what is at work. */
    @Override
    public void close() {
        work.shutdownNow();
        searches.shutdownNow();
    }
}
