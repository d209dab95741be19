// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Runs a test's actions on the JavaFX application thread and waits until the windows show the result: two pulses, about
 * 30 ms. TestFX's {@code interact} and {@code waitForFxEvents} always sleep five times, for at least 50 ms in total.
 */
public final class FxEvents {
    private static final int PATIENCE_SECONDS = 120;
    private static final int PULSES = 2;

    private FxEvents() {}

    /**
     * Runs a task and waits until the windows show its result.
     *
     * @throws RuntimeException whatever the task threw
     */
    public static void run(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        await(done);
        settle();
    }

    /** Waits until all queued tasks have run, the windows are laid out, and the tasks queued by that have run too. */
    public static void settle() {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses > PULSES) {
                    stop();
                    Platform.runLater(() -> settled.complete(null));
                }
            }
        }.start());
        await(settled);
    }

    /** Runs a task and waits until the scene was laid out and drawn twice: scrolling settles in the second frame. */
    public static void draw(Scene scene, Runnable task) {
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        Runnable listener = new Runnable() {
            private int frames;

            @Override
            public void run() {
                frames++;
                if (frames == PULSES) {
                    scene.removePostLayoutPulseListener(this);
                    drawn.complete(null);
                } else {
                    Platform.requestNextPulse();
                }
            }
        };
        Platform.runLater(() -> {
            try {
                task.run();
                scene.addPostLayoutPulseListener(listener);
                Platform.requestNextPulse();
            } catch (RuntimeException | Error e) {
                drawn.completeExceptionally(e);
            }
        });
        await(drawn);
    }

    /**
     * Waits until a condition holds. It is asked on the JavaFX application thread, because nodes come and go while
     * another thread looks for them.
     *
     * @throws TimeoutException if it does not hold within two minutes
     */
    public static void waitFor(Callable<Boolean> condition) throws TimeoutException {
        repeatUntil(() -> {}, condition);
    }

    /** Like {@link #waitFor}; does something on the test's thread each time before it asks. */
    static void repeatUntil(Runnable action, Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> {
            action.run();
            return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), condition);
        });
    }

    private static void await(CompletableFuture<Void> future) {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("The JavaFX application thread cannot wait for itself.");
        }
        try {
            var _ = future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case TimeoutException _ ->
                    throw new AssertionError(
                            "The JavaFX application thread did not answer in " + PATIENCE_SECONDS + " s.", e);
                case null, default -> throw e;
            }
        }
    }
}
