// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.jar;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs the code of one jar, call after call, on a daemon thread that ends when it is idle. Java cannot end code that
 * does not want to end: a call that takes too long is interrupted and abandoned, and no other one begins before it
 * returns. So a jar never has more than one thread. Any thread.
 */
final class JarWorker implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor executor;
    private volatile @Nullable Call<?> running;
    private volatile @Nullable Call<?> abandoned;

    /** @param loader that of the jar, which libraries of the jar ask the thread for */
    JarWorker(ClassLoader loader) {
        executor = new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = Thread.ofPlatform()
                    .daemon()
                    .name("decoder " + loader.getName())
                    .unstarted(work);
            thread.setContextClassLoader(loader);
            return thread;
        });
    }

    private enum State {
        WAITING,
        RUNNING,
        ENDED,
        DROPPED
    }

    private final class Call<T> implements Callable<T> {
        private final Callable<T> body;
        private volatile long started;
        private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

        Call(Callable<T> body) {
            this.body = body;
        }

        @Override
        public T call() throws Exception {
            if (!state.compareAndSet(State.WAITING, State.RUNNING)) {
                throw new IllegalStateException("Nobody waits for this call");
            }
            started = System.nanoTime();
            running = this;
            try {
                return body.call();
            } finally {
                running = null;
                state.set(State.ENDED);
            }
        }

        /** Whether it has begun, so that it cannot be dropped any more. */
        boolean isTooLateToDrop() {
            return !state.compareAndSet(State.WAITING, State.DROPPED);
        }

        boolean isOver(Duration limit) {
            return System.nanoTime() - started > limit.toNanos();
        }
    }

    /** Whether the call that runs was abandoned, or has taken longer than a limit so far. */
    boolean isStuck(Duration limit) {
        Call<?> now = running;
        return now != null && (now.equals(abandoned) || now.isOver(limit));
    }

    /**
     * Runs a call and waits for it.
     *
     * @param limit for waiting until its turn and for the call together
     * @throws TimeoutException if that was not enough
     * @throws ExecutionException with anything that it threw
     * @throws RejectedExecutionException once closed
     * @throws InterruptedException if this thread was interrupted; the call is abandoned
     */
    <T> T run(Callable<T> body, Duration limit) throws TimeoutException, ExecutionException, InterruptedException {
        Call<T> call = new Call<>(body);
        Future<T> result = executor.submit(call);
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            if (call.isTooLateToDrop()) {
                abandoned = call;
            }
            result.cancel(true);
            throw e;
        }
    }

    /** Interrupts the call that runs, and takes no more. */
    @Override
    public void close() {
        executor.shutdownNow().forEach(each -> {
            if (each instanceof Future<?> future) {
                future.cancel(false);
            }
        });
    }
}
