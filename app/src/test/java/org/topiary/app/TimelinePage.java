// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import org.topiary.app.viewmodel.timeline.TimeAxis;
import org.topiary.app.window.Ticker;

/** The timeline of the current session. */
final class TimelinePage {
    private final Explorer explorer;

    TimelinePage(Explorer explorer) {
        this.explorer = explorer;
    }

    /**
     * Presses the mouse on the timeline at the first time or slightly later, drags exactly to the second time, and
     * releases it.
     */
    void drag(long fromNanos, long toNanos) {
        Node strip = press(fromNanos);
        // Measured from where the drag began, because the axis may have moved since the mouse was positioned.
        double pixels = Explorer.onFx(() -> {
            TimeAxis axis = explorer.model().timeline().axis();
            return (toNanos - explorer.model().timeline().cursor())
                    * strip.getLayoutBounds().getWidth()
                    / axis.span();
        });
        explorer.robot().moveBy(pixels, 0).release(MouseButton.PRIMARY);
    }

    /** Presses the mouse on the timeline at a time, drags to the last pixel of the strip, and releases it. */
    void dragToRightEnd(long fromNanos) {
        Node strip = press(fromNanos);
        Bounds bounds = Explorer.onFx(() -> strip.localToScreen(strip.getLayoutBounds()));
        explorer.robot()
                .moveTo(Math.ceil(bounds.getMaxX()) - 1, bounds.getCenterY())
                .release(MouseButton.PRIMARY);
    }

    private Node press(long nanos) {
        Node strip = explorer.lookup("#timeline-strip").query();
        Point2D start = Explorer.onFx(() -> strip.localToScreen(
                explorer.model().timeline().axis().shareOf(nanos)
                        * strip.getLayoutBounds().getWidth(),
                strip.getLayoutBounds().getHeight() / 2));
        explorer.robot().moveTo(start).press(MouseButton.PRIMARY);
        return strip;
    }

    /**
     * Waits until the window has processed all messages and finished the second of drawing that follows, so that their
     * effects are visible.
     */
    void waitForPicture() {
        explorer.waitFor("the picture of all that came", () -> !explorer.model().isOutOfDate(Ticker.now()));
    }
}
