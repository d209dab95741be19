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

/** The places of windows. JavaFX application thread only. */
final class StagePlaces {
    /** An upper bound for the size of a title bar or border, in pixels. */
    private static final double DECORATION = 64;
    /** For this long after a window was drawn, only the window manager can have moved it. */
    private static final long SETTLES_NANOS = 1_000_000_000;

    private StagePlaces() {}

    /** Puts a window that is not shown yet at the place, or the nearest place at which it is visible. */
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
     * Corrects the place of a window on X11 once. Depending on the order of two messages, the window manager applies
     * the requested place to the window with or without its title bar, which would then be above the screen, or a
     * little higher at each start; or it ignores the place and puts the window into the corner, with the title bar
     * outside. A window that is off by that much, or partly outside, right after it was shown is moved back once. Later
     * moves are the user's.
     */
    private static final class Hold {
        private final Stage stage;
        private final WindowPlace wanted;
        private Subscription moves = Subscription.EMPTY;
        /** By {@link System#nanoTime}; set once the window has been drawn. */
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
                // Not at once: the coordinates change one after the other.
                FirstFrame.then(stage.getScene(), () -> putBack(stage, wanted));
            }
        }
    }

    private static void putBack(Stage stage, WindowPlace wanted) {
        if (isOff(stage, wanted)) {
            stage.setX(wanted.x());
            // Moves to another place first: the window manager regards the content as already at the wanted place, so a
            // direct move would have no effect.
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
                // One of several mirrored screens is enough.
                .distinct()
                .toList();
    }

    /**
     * Reports the place of a window after its first frame, and from then on whenever it changes; for a maximised
     * window, the place it returns to.
     *
     * @param first the current place, even if the window is maximised
     */
    static void watch(Stage stage, WindowPlace first, Consumer<WindowPlace> moved) {
        new Watch(stage, first, true, moved).begin();
    }

    /** Like {@link #watch}, without the report after the first frame. */
    static void watchChanges(Stage stage, WindowPlace first, Consumer<WindowPlace> moved) {
        new Watch(stage, first, false, moved).begin();
    }

    private static final class Watch {
        private final Stage stage;
        private final Consumer<WindowPlace> moved;
        private final boolean reportsFirst;
        private WindowPlace last;
        private boolean drawn;

        Watch(Stage stage, WindowPlace first, boolean reportsFirst, Consumer<WindowPlace> moved) {
            this.stage = stage;
            this.reportsFirst = reportsFirst;
            this.moved = moved;
            last = first;
        }

        void begin() {
            for (var each :
                    List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())) {
                each.subscribe((old, value) -> report());
            }
            stage.maximizedProperty().subscribe((old, value) -> report());
            stage.showingProperty().subscribe(showing -> {
                if (showing) {
                    // With the second frame: whatever follows the first one is to see it soon.
                    FirstFrame.then(stage.getScene(), () -> FirstFrame.then(stage.getScene(), this::reportFirst));
                }
            });
        }

        private void reportFirst() {
            drawn = true;
            if (reportsFirst) {
                report();
            }
        }

        private void report() {
            if (!drawn || !stage.isShowing() || stage.isIconified() || !(stage.getWidth() > 0)) {
                return;
            }
            last = stage.isMaximized()
                    ? new WindowPlace(last.x(), last.y(), last.width(), last.height(), true)
                    : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
            moved.accept(last);
        }
    }

    static WindowPlace of(Stage stage) {
        return new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    }
}
