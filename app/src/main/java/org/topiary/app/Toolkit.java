// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

/** JavaFX's toolkit, which takes long enough to start that the program gets ready beside it. */
final class Toolkit {
    private final CompletableFuture<@Nullable Void> started = new CompletableFuture<>();

    private Toolkit() {}

    /** Begins to start it; once in a process. */
    static Toolkit start() {
        Toolkit toolkit = new Toolkit();
        Thread thread = new Thread(toolkit::run, "topiary-toolkit");
        thread.setDaemon(true);
        thread.start();
        return toolkit;
    }

    private void run() {
        try {
            // The window's closing ends the program in order: first the sessions, then the toolkit.
            Platform.setImplicitExit(false);
            Platform.startup(() -> {});
            started.complete(null);
        } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
        }
    }

    /**
     * Returns when there is a JavaFX application thread.
     *
     * @throws CompletionException with the reason if there will be none, as when the display cannot be opened
     */
    void await() {
        started.join();
    }
}
