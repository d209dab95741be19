// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import javafx.application.Platform;
import javafx.scene.Scene;

/** The first frame of a window: what nobody need wait for is done after it. JavaFX application thread only. */
public final class FirstFrame {
    private final Scene scene;
    private final Runnable task;
    private final Runnable listener = this::laidOut;
    private boolean drawn;

    private FirstFrame(Scene scene, Runnable task) {
        this.scene = scene;
        this.task = task;
    }

    /** Runs a task once a frame of what the scene shows by now has been drawn. */
    public static void then(Scene scene, Runnable task) {
        scene.addPostLayoutPulseListener(new FirstFrame(scene, task).listener);
        Platform.requestNextPulse();
    }

    private void laidOut() {
        // A pulse begins when the frame of the one before is drawn: what was laid out then can be seen now.
        if (drawn) {
            scene.removePostLayoutPulseListener(listener);
            task.run();
        } else {
            drawn = true;
            Platform.requestNextPulse();
        }
    }
}
