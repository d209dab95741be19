// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/** Ends a temporary display at the next input. JavaFX application thread. */
public final class NextInput {
    private final Scene scene;
    private final PauseTransition timer;
    private final Runnable action;
    private final EventHandler<InputEvent> onInput = event -> end();

    private NextInput(Scene scene, Duration longest, Runnable action) {
        this.scene = scene;
        this.action = action;
        timer = new PauseTransition(longest);
        timer.setOnFinished(event -> end());
    }

    /** Runs an action once: before a scene handles the next key or click, or after a time without either. */
    public static void before(Scene scene, Duration longest, Runnable action) {
        NextInput next = new NextInput(scene, longest, action);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, next.onInput);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, next.onInput);
        next.timer.play();
    }

    private void end() {
        timer.stop();
        scene.removeEventFilter(KeyEvent.KEY_PRESSED, onInput);
        scene.removeEventFilter(MouseEvent.MOUSE_PRESSED, onInput);
        action.run();
    }
}
