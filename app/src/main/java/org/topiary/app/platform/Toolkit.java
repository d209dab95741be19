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
 * The JavaFX toolkit, of which a process has one. It takes so long to start that the program prepares other things in
 * parallel where that is safe. On Linux the toolkit writes into the environment of the process ({@code putenv}) unless
 * the variables are already there; no other thread may read the environment meanwhile ({@code getenv}, which the JVM
 * and system libraries also call).
 */
public final class Toolkit {
    /** The variables that JavaFX and GTK set. */
    private static final Set<String> WRITTEN = Set.of("GDK_BACKEND", "IBUS_ENABLE_SYNC_MODE");

    private static final CompletableFuture<@Nullable Void> PREPARED = new CompletableFuture<>();

    private static final CompletableFuture<@Nullable Void> STARTED = new CompletableFuture<>();

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Toolkit() {}

    /**
     * Starts the toolkit, once in a process. Returns at once where that is safe, otherwise when the toolkit has started
     * or failed.
     *
     * @param application calls {@link #ready} when JavaFX starts it
     */
    public static void start(boolean headless, Class<? extends Application> application) {
        BEGUN.set(true);
        // Not one of the program's threads, whose classes load a logger: there is no data folder for its file yet.
        Thread thread = new Thread(() -> run(application), "topiary-toolkit");
        thread.setDaemon(true);
        thread.start();
        if (!headless && DisplayCheck.isLinux() && !System.getenv().keySet().containsAll(WRITTEN)) {
            var _ = STARTED.handle((nothing, problem) -> true).join();
        }
    }

    private static void run(Class<? extends Application> application) {
        try {
            if (DisplayCheck.isLinux()) {
                Themes.keepDefaultAway();
                PREPARED.complete(null);
            }
            // Closing the window ends the program in order: first the sessions, then the toolkit.
            Platform.setImplicitExit(false);
            Application.launch(application);
        } catch (RuntimeException | Error e) {
            PREPARED.completeExceptionally(e);
            STARTED.completeExceptionally(e);
        }
    }

    /**
     * Whether one thread can create the content of the window before the toolkit has started; if so, waits until that
     * is possible. On systems other than Linux, font sizes depend on the screens, which are unknown until the toolkit
     * has started.
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

    /** Whether the toolkit is starting: begun, but neither started nor failed. */
    public static boolean isStarting() {
        return BEGUN.get() && !STARTED.isDone();
    }

    /** Must be called on the JavaFX application thread when that has started. */
    public static void ready() {
        STARTED.complete(null);
    }

    /**
     * Makes the JDK search all jars for loggers now, on a thread that would only wait for the toolkit. Otherwise
     * JavaFX's first request for a logger would do so and delay the first style and the first frame.
     */
    public static void prepareLoggers() {
        System.getLogger("javafx").isLoggable(System.Logger.Level.DEBUG);
    }

    /**
     * Returns when there is a JavaFX application thread.
     *
     * @throws CompletionException with the reason if there will be none, for example because the display cannot be
     *     opened
     */
    public static void await() {
        STARTED.join();
    }
}
