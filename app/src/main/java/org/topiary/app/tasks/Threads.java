// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All threads and pools of the program. They do not keep the process alive, and log uncaught exceptions. A scheduled
 * pool hides exceptions: its tasks must catch everything.
 */
public final class Threads {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
    private static final int READ_THREADS = 2;
    /** Regular expressions need a large stack. */
    private static final long SCAN_STACK_BYTES = 16 * 1024 * 1024;

    private Threads() {}

    /** Also logs uncaught exceptions of threads outside the pools. */
    public static void logUncaught() {
        FailureLog failures = new FailureLog(LOG);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, problem) -> failures.log("The thread " + thread.getName(), problem));
    }

    /** Starts work that goes on as long as the program, such as listening on a port; tasks end sooner. */
    public static void start(String name, Runnable work) {
        factory(name, 0).newThread(work).start();
    }

    /** One thread that runs short work at a rate. */
    public static ScheduledExecutorService later(String name) {
        return Executors.newSingleThreadScheduledExecutor(factory(name, 0));
    }

    static ExecutorService reads() {
        return Executors.newFixedThreadPool(READ_THREADS, factory("topiary-read", 0));
    }

    static ExecutorService scans() {
        return Executors.newCachedThreadPool(factory("topiary-scan", SCAN_STACK_BYTES));
    }

    static ExecutorService any(String name) {
        return Executors.newCachedThreadPool(factory(name, 0));
    }

    /** For a future whose result nobody reads: passes its exception to the thread's handler for uncaught exceptions. */
    public static void report(CompletableFuture<?> future) {
        var _ = future.whenComplete((nothing, problem) -> {
            if (problem != null && !future.isCancelled()) {
                Thread thread = Thread.currentThread();
                Throwable cause = problem instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : problem;
                thread.getUncaughtExceptionHandler().uncaughtException(thread, cause);
            }
        });
    }

    private static ThreadFactory factory(String name, long stackBytes) {
        FailureLog failures = new FailureLog(LOG);
        return task -> {
            Thread thread = new Thread(null, task, name, stackBytes);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler(
                    (where, problem) -> failures.log("A task of the thread " + name, problem));
            return thread;
        };
    }
}
