// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import javafx.application.Platform;
import javafx.scene.Scene;

/** Runs deferred work after the first frame of a window. JavaFX application thread only. */
public final class FirstFrame {
    private final Scene scene;
    private final Runnable task;
    private final Runnable listener = this::laidOut;
    private boolean drawn;

    private FirstFrame(Scene scene, Runnable task) {
        this.scene = scene;
        this.task = task;
    }

    /**
     * Runs a task after a frame with the current content of the scene has been drawn. Tasks for the same frame run in
     * the order of the calls.
     */
    public static void then(Scene scene, Runnable task) {
        scene.addPostLayoutPulseListener(new FirstFrame(scene, task).listener);
        Platform.requestNextPulse();
    }

    private void laidOut() {
        // A pulse begins when the previous frame has been drawn: what was laid out then is now visible.
        if (drawn) {
            scene.removePostLayoutPulseListener(listener);
            task.run();
        } else {
            drawn = true;
            Platform.requestNextPulse();
        }
    }
}
