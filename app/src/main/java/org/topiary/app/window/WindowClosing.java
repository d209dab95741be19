// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.viewmodel.FxScheduler;

/** Closes the windows while another thread waits for it, for a bounded time. */
public final class WindowClosing {
    private static final Logger LOG = LoggerFactory.getLogger(WindowClosing.class);
    /** How long the JavaFX application thread may take to close the windows. */
    private static final int CLOSE_SECONDS = 1;

    private WindowClosing() {}

    /**
     * Waits until the windows are closed and the brokers disconnected, or the time is over. Any thread except the
     * JavaFX application thread.
     *
     * @param close closes the windows, on the JavaFX application thread; its result completes when all brokers are
     *     disconnected
     * @param disconnectMillis time allowed to disconnect
     */
    public static void run(FxScheduler fx, Supplier<CompletableFuture<Void>> close, int disconnectMillis) {
        CompletableFuture.<@Nullable Void>completedFuture(null)
                .thenComposeAsync(
                        nothing -> close.get().completeOnTimeout(null, disconnectMillis, TimeUnit.MILLISECONDS),
                        fx::later)
                .completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(problem -> {
                    LOG.error("The window did not close cleanly", problem);
                    return null;
                })
                .join();
    }
}
