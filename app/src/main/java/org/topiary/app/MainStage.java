// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import javafx.scene.Scene;
import javafx.stage.Stage;

import org.topiary.app.store.SettingsStore;
import org.topiary.app.viewmodel.Texts;

/** The main window on the screen. JavaFX application thread only. */
final class MainStage {
    private final Stage stage = new Stage();
    private final SettingsStore settings;
    private final boolean keepsPlace;

    /**
     * @param keepsPlace whether it stands where it stood last, and is found there the next time
     * @param onClose is run when the user closes it
     */
    MainStage(Scene scene, SettingsStore settings, boolean keepsPlace, Runnable onClose) {
        this.settings = settings;
        this.keepsPlace = keepsPlace;
        stage.setTitle(Texts.get("app.name"));
        stage.setScene(scene);
        if (keepsPlace) {
            settings.get().window().filter(StagePlaces::isOnScreen).ifPresent(place -> StagePlaces.put(stage, place));
        }
        stage.setOnCloseRequest(event -> onClose.run());
    }

    void rememberPlace() {
        if (keepsPlace) {
            settings.update(value -> value.withWindow(StagePlaces.of(stage)));
        }
    }

    void toFront() {
        stage.setIconified(false);
        stage.toFront();
    }

    Stage stage() {
        return stage;
    }
}
