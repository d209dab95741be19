// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.topiary.app.store.Settings.WindowPlace;

/**
 * Keeps windows where the user can see and grab them. Pure arithmetic in screen coordinates, which may be negative. A
 * screen is given by its visual bounds, without panels and docks; the primary one comes first. Any thread.
 */
final class WindowPlacement {
    static final double MIN_WIDTH = 720;
    static final double MIN_HEIGHT = 480;
    private static final double STEP = 40;
    /** Space for the window manager's decoration, whose size JavaFX learns only when the window is shown. */
    private static final double TITLE_BAR = 40;

    private static final double BORDER = 8;
    /** The part of a window's area that rounding may lose. */
    private static final double ROUNDING = 1e-9;

    private WindowPlacement() {}

    /** Centred on the primary screen, and no larger than the space there. */
    static WindowPlace centred(double width, double height, List<Rectangle2D> screens) {
        return centred(new WindowPlace(0, 0, width, height, false), screens.getFirst());
    }

    private static WindowPlace centred(WindowPlace place, Rectangle2D screen) {
        double width = Math.min(place.width(), screen.getWidth() - 2 * BORDER);
        double height = Math.min(place.height(), screen.getHeight() - TITLE_BAR - BORDER);
        return new WindowPlace(
                screen.getMinX() + Math.floor((screen.getWidth() - width) / 2),
                screen.getMinY() + Math.max(TITLE_BAR, Math.floor((screen.getHeight() - height) / 2)),
                width,
                height,
                place.maximised());
    }

    /**
     * The nearest place that is completely visible, on the screen that shows most of the window. A window that spans
     * several screens stays; one on a screen that no longer exists moves to the centre of the primary screen.
     */
    static WindowPlace visible(WindowPlace place, List<Rectangle2D> screens) {
        double shown =
                screens.stream().mapToDouble(screen -> shared(place, screen)).sum();
        if (shown <= 0) {
            return centred(place, screens.getFirst());
        }
        // A sum of fractions may differ from the whole by a rounding error, but not by a row of pixels.
        if (shown >= place.width() * place.height() * (1 - ROUNDING)) {
            return place;
        }
        Rectangle2D screen = screens.stream()
                .max(Comparator.comparingDouble(each -> shared(place, each)))
                .orElseThrow();
        double width = Math.min(place.width(), screen.getWidth());
        double height = Math.min(place.height(), screen.getHeight());
        return new WindowPlace(
                Math.clamp(place.x(), screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(place.y(), screen.getMinY(), screen.getMaxY() - height),
                width,
                height,
                place.maximised());
    }

    /** A little lower and to the right of another window, with the same size. */
    static WindowPlace beside(WindowPlace other, List<Rectangle2D> screens) {
        return visible(
                new WindowPlace(other.x() + STEP, other.y() + STEP, other.width(), other.height(), false), screens);
    }

    /** The area of a window that is visible on a screen. */
    private static double shared(WindowPlace place, Rectangle2D screen) {
        double width = Math.min(place.x() + place.width(), screen.getMaxX()) - Math.max(place.x(), screen.getMinX());
        double height = Math.min(place.y() + place.height(), screen.getMaxY()) - Math.max(place.y(), screen.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }
}
