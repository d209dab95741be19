// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Application;
import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

/** JavaFX's toolkit, of which there is one in a process, and which takes long enough to start that the program gets ready beside it. */
final class Toolkit {
    private static final CompletableFuture<@Nullable Void> STARTED = new CompletableFuture<>();

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Toolkit() {}

    /** Begins to start it; once in a process. */
    static void start() {
        BEGUN.set(true);
        Thread thread = new Thread(Toolkit::run, "topiary-toolkit");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        try {
            // The window's closing ends the program in order: first the sessions, then the toolkit.
            Platform.setImplicitExit(false);
            Application.launch(Topiary.class);
        } catch (RuntimeException | Error e) {
            STARTED.completeExceptionally(e);
        }
    }

    /** Whether it has begun to start, and has neither started nor failed yet. */
    static boolean isStarting() {
        return BEGUN.get() && !STARTED.isDone();
    }

    /** There is a JavaFX application thread. */
    static void ready() {
        STARTED.complete(null);
    }

    /**
     * Returns when there is a JavaFX application thread.
     *
     * @throws CompletionException with the reason if there will be none, as when the display cannot be opened
     */
    static void await() {
        STARTED.join();
    }
}
