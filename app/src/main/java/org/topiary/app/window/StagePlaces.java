// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.topiary.app.store.Settings.WindowPlace;

/** Where windows stand. JavaFX application thread only. */
final class StagePlaces {
    /** No title bar or border is thicker. */
    private static final double DECORATION = 64;
    /** For so long after it was drawn nobody can have moved a window but the window manager. */
    private static final long SETTLES_NANOS = 1_000_000_000;

    private StagePlaces() {}

    /** Puts a window that is not shown yet to the place, or the nearest at which it can be seen. */
    static void put(Stage stage, WindowPlace place) {
        WindowPlace visible = WindowPlacement.visible(place, screens());
        stage.setMinWidth(WindowPlacement.MIN_WIDTH);
        stage.setMinHeight(WindowPlacement.MIN_HEIGHT);
        stage.setX(visible.x());
        stage.setY(visible.y());
        stage.setWidth(visible.width());
        stage.setHeight(visible.height());
        stage.setMaximized(visible.maximised());
        new Hold(stage, visible).begin();
    }

    /**
     * X11: depending on which of two messages comes first, the window manager takes the place for that of the window
     * with or without its title bar, which would stand above the screen, or a bit higher with each start; or it takes
     * none, and puts the window into the corner, with the title bar outside. What is off by so much, or partly outside,
     * right after it was shown is moved once. Later it is the user who moves it.
     */
    private static final class Hold {
        private final Stage stage;
        private final WindowPlace wanted;
        private Subscription moves = Subscription.EMPTY;
        /** As {@link System#nanoTime}, once the window was drawn. */
        private OptionalLong drawnAt = OptionalLong.empty();

        Hold(Stage stage, WindowPlace wanted) {
            this.stage = stage;
            this.wanted = wanted;
        }

        void begin() {
            moves = stage.showingProperty()
                    .subscribe((old, showing) -> {
                        if (showing) {
                            FirstFrame.then(stage.getScene(), () -> drawnAt = OptionalLong.of(System.nanoTime()));
                        }
                    })
                    .and(stage.xProperty().subscribe((old, x) -> moved()))
                    .and(stage.yProperty().subscribe((old, y) -> moved()));
        }

        private void moved() {
            if (!stage.isShowing()) {
                return;
            }
            boolean settled = drawnAt.isPresent() && System.nanoTime() - drawnAt.getAsLong() > SETTLES_NANOS;
            boolean off = isOff(stage, wanted);
            if (settled || off) {
                moves.unsubscribe();
            }
            if (!settled && off) {
                // Not at once: one coordinate is told after the other.
                FirstFrame.then(stage.getScene(), () -> putBack(stage, wanted));
            }
        }
    }

    private static void putBack(Stage stage, WindowPlace wanted) {
        if (isOff(stage, wanted)) {
            stage.setX(wanted.x());
            // To another place first: what it takes for the place of the content is where that is, so it would do
            // nothing.
            stage.setY(wanted.y() + 1);
            FirstFrame.then(stage.getScene(), () -> stage.setY(wanted.y()));
        }
    }

    private static boolean isOff(Stage stage, WindowPlace wanted) {
        WindowPlace now = of(stage);
        double way = Math.max(Math.abs(now.x() - wanted.x()), Math.abs(now.y() - wanted.y()));
        return way > 0
                && !now.maximised()
                && (way <= DECORATION
                        || !WindowPlacement.visible(now, screens()).equals(now));
    }

    /** The visual bounds of all screens, the primary one first. */
    static List<Rectangle2D> screens() {
        Screen primary = Screen.getPrimary();
        return Screen.getScreens().stream()
                .sorted((one, other) -> Boolean.compare(other.equals(primary), one.equals(primary)))
                .map(Screen::getVisualBounds)
                // Of mirrored screens one will do.
                .distinct()
                .toList();
    }

    /**
     * Tells where a window stands, when it is shown and whenever that changes; of one that is maximised, where it
     * returns to.
     *
     * @param first where it stands now, though it may be maximised
     */
    static void watch(Stage stage, WindowPlace first, Consumer<WindowPlace> moved) {
        Runnable look = new Runnable() {
            private WindowPlace last = first;

            @Override
            public void run() {
                if (!stage.isShowing() || stage.isIconified() || !(stage.getWidth() > 0)) {
                    return;
                }
                last = stage.isMaximized()
                        ? new WindowPlace(last.x(), last.y(), last.width(), last.height(), true)
                        : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
                moved.accept(last);
            }
        };
        for (var each : List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())) {
            each.subscribe((old, value) -> look.run());
        }
        stage.maximizedProperty().subscribe((old, value) -> look.run());
        stage.showingProperty().subscribe((old, value) -> look.run());
    }

    static WindowPlace of(Stage stage) {
        return new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }
}
