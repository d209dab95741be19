// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.store.Settings.WindowPlace;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.text.Texts;

/** The main window on the screen. JavaFX application thread only. */
public final class MainStage {
    public static final double DEFAULT_WIDTH = 1280;
    public static final double DEFAULT_HEIGHT = 800;

    private final Stage stage = new Stage();

    /**
     * @param size size of the content; empty: the window gets its last place, and later changes are saved
     * @param onClose called when the user closes the window
     */
    public MainStage(Scene scene, SettingsStore settings, Optional<LaunchPlan.Size> size, Runnable onClose) {
        stage.setTitle(Texts.get("app.name"));
        stage.setScene(scene);
        if (size.isPresent()) {
            WindowPlace place =
                    WindowPlacement.centred(size.get().width(), size.get().height(), StagePlaces.screens());
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setMinWidth(Math.min(WindowPlacement.MIN_WIDTH, size.get().width()));
            stage.setMinHeight(Math.min(WindowPlacement.MIN_HEIGHT, size.get().height()));
        } else {
            WindowPlace place = settings.get()
                    .window()
                    .orElseGet(() -> WindowPlacement.centred(DEFAULT_WIDTH, DEFAULT_HEIGHT, StagePlaces.screens()));
            StagePlaces.put(stage, place);
            // Saved at once: when the system ends the program, there is no window left to ask. The first place is where
            // the next start opens the window anyway.
            StagePlaces.watchChanges(stage, place, now -> settings.update(value -> value.withWindow(now)));
        }
        stage.setOnCloseRequest(event -> onClose.run());
    }

    public void toFront() {
        stage.setIconified(false);
        stage.toFront();
    }

    public Stage stage() {
        return stage;
    }
}
