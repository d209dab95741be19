// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.stage.Stage;

import org.topiary.app.viewmodel.FxScheduler;

/** The mark of the program on its windows: title bar, task bar, list of windows. The system takes the size that it needs. */
final class WindowIcons {
    /** Sides in pixels, as they are drawn at one and at two pixels a point. */
    private static final int[] SIDES = {16, 32, 48, 128};

    private WindowIcons() {}

    /**
     * Adds them soon.
     *
     * @param work where they are read
     */
    static void addTo(Stage stage, Executor work, FxScheduler fx) {
        work.execute(() -> {
            List<Image> icons = IntStream.of(SIDES).mapToObj(WindowIcons::image).toList();
            fx.later(() -> stage.getIcons().setAll(icons));
        });
    }

    private static Image image(int side) {
        String name = "icons/topiary-" + side + ".png";
        return new Image(Objects.requireNonNull(WindowIcons.class.getResource(name), name).toExternalForm());
    }
}
