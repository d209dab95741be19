// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.platform;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Application;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.topiary.app.view.window.Themes;

/**
 * JavaFX's toolkit, of which there is one in a process, and which takes long enough to start that the program gets
 * ready beside it where that is safe: on Linux it writes into the environment of the process ({@code putenv}), which no
 * other thread may read meanwhile ({@code getenv}, which the JVM and system libraries call as well), unless the
 * variables are there already.
 */
public final class Toolkit {
    /** What JavaFX and GTK set. */
    private static final Set<String> WRITTEN = Set.of("GDK_BACKEND", "IBUS_ENABLE_SYNC_MODE");

    private static final CompletableFuture<@Nullable Void> PREPARED = new CompletableFuture<>();

    private static final CompletableFuture<@Nullable Void> STARTED = new CompletableFuture<>();

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Toolkit() {}

    /**
     * Begins to start it; once in a process. Returns at once where that is safe, else when it has started or failed.
     *
     * @param application calls {@link #ready} when JavaFX starts it
     */
    public static void start(boolean headless, Class<? extends Application> application) {
        BEGUN.set(true);
        Thread thread = new Thread(() -> run(application), "topiary-toolkit");
        thread.setDaemon(true);
        thread.start();
        if (!headless && DisplayCheck.isLinux() && !System.getenv().keySet().containsAll(WRITTEN)) {
            var _ = STARTED.handle((nothing, problem) -> true).join();
        }
    }

    /**
     * Has the JDK look for loggers in all jars, as it does when the first is asked: by JavaFX, with the first style and
     * the first frame waiting.
     */
    public static void prepareLoggers() {
        System.getLogger("javafx").isLoggable(System.Logger.Level.DEBUG);
    }

    private static void run(Class<? extends Application> application) {
        try {
            if (DisplayCheck.isLinux()) {
                Themes.keepDefaultAway();
                PREPARED.complete(null);
            }
            // The window's closing ends the program in order: first the sessions, then the toolkit.
            Platform.setImplicitExit(false);
            Application.launch(application);
        } catch (RuntimeException | Error e) {
            PREPARED.completeExceptionally(e);
            STARTED.completeExceptionally(e);
        }
    }

    /**
     * Whether a window can be filled before the toolkit has started, by one thread, which then waits here until it can.
     * Elsewhere than on Linux sizes of fonts depend on screens, which are known only when it has.
     *
     * @throws CompletionException with the reason if there will be no toolkit
     */
    public static boolean canBuild() {
        if (!DisplayCheck.isLinux()) {
            return false;
        }
        PREPARED.join();
        return true;
    }

    /** Whether it has begun to start, and has neither started nor failed yet. */
    public static boolean isStarting() {
        return BEGUN.get() && !STARTED.isDone();
    }

    /** There is a JavaFX application thread. */
    public static void ready() {
        STARTED.complete(null);
    }

    /**
     * Returns when there is a JavaFX application thread.
     *
     * @throws CompletionException with the reason if there will be none, as when the display cannot be opened
     */
    public static void await() {
        STARTED.join();
    }
}
