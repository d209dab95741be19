// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.topiary.app.store.Settings.WindowPlace;

/** Where windows stand. JavaFX application thread only. */
final class StagePlaces {
    private StagePlaces() {}

    /** A window that was on a monitor that is gone would open where nobody sees it. */
    static boolean isOnScreen(WindowPlace place) {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch(bounds -> bounds.intersects(new Rectangle2D(place.x(), place.y(), place.width(), place.height())));
    }

    static void put(Stage stage, WindowPlace place) {
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximised());
    }

    static WindowPlace of(Stage stage) {
        return new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }

    /** Beside another window, a little lower and to the right, as large as it. */
    static WindowPlace beside(Stage other) {
        double step = 40;
        return new WindowPlace(other.getX() + step, other.getY() + step, other.getWidth(), other.getHeight(), false);
    }
}
