// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import org.topiary.app.viewmodel.timeline.TimeAxis;
import org.topiary.app.window.Ticker;

/** The timeline of the session that shows. */
final class TimelinePage {
    private final Explorer explorer;

    TimelinePage(Explorer explorer) {
        this.explorer = explorer;
    }

    /**
     * Presses the mouse on the timeline at a time or a little later, drags it exactly to another, or to the right end,
     * and lets go.
     */
    void drag(long fromNanos, long toNanos) {
        Node strip = explorer.lookup("#timeline-strip").query();
        Point2D start = Explorer.onFx(() -> strip.localToScreen(
                explorer.model().timeline().axis().shareOf(fromNanos)
                        * strip.getLayoutBounds().getWidth(),
                strip.getLayoutBounds().getHeight() / 2));
        explorer.robot().moveTo(start).press(MouseButton.PRIMARY);
        // From where the drag began: the axis may have moved on since it was looked at.
        double pixels = Explorer.onFx(() -> {
            TimeAxis axis = explorer.model().timeline().axis();
            long to = Math.min(toNanos, axis.to());
            return (to - explorer.model().timeline().cursor())
                    * strip.getLayoutBounds().getWidth()
                    / axis.span();
        });
        explorer.robot().moveBy(pixels, 0).release(MouseButton.PRIMARY);
    }

    /**
     * Waits until the window has taken in all that came, and for the second in which it draws on: whatever would show
     * of it is there.
     */
    void waitForPicture() {
        explorer.waitFor("the picture of all that came", () -> !explorer.model().isOutOfDate(Ticker.now()));
    }
}
