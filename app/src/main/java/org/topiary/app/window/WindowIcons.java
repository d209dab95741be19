// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.viewmodel.FxScheduler;

/** The program's icon on its windows: title bar, task bar, window list. The system picks the size that it needs. */
public final class WindowIcons {
    /** Sizes in pixels, drawn at scales 1 and 2. */
    private static final int[] SIDES = {16, 32, 48, 128};

    private WindowIcons() {}

    /** Adds the icons soon; until then a window has the system's. */
    public static void addTo(Stage stage, Tasks tasks, FxScheduler fx) {
        tasks.submit(
                "task.icons",
                Lane.IO,
                (progress, cancel) -> {
                    List<Image> icons =
                            IntStream.of(SIDES).mapToObj(WindowIcons::image).toList();
                    fx.later(() -> stage.getIcons().setAll(icons));
                },
                problem -> {});
    }

    private static Image image(int side) {
        String name = "/org/topiary/app/icons/topiary-" + side + ".png";
        return new Image(Objects.requireNonNull(WindowIcons.class.getResource(name), name)
                .toExternalForm());
    }
}
