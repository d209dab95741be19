// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.timeline;

import javafx.scene.input.ScrollEvent;

/**
 * Converts scroll events into whole steps: one per notch of a wheel, or per equal distance on a touchpad, which reports
 * single pixels.
 */
final class ScrollSteps {
    private static final double PIXELS = 40;

    private double scrolled;

    /** Returns how many steps up (positive) or down an event completes. */
    int add(ScrollEvent event) {
        // Inertia after the fingers have left the touchpad suits lists; here it would overshoot.
        if (event.isInertia()) {
            return 0;
        }
        if (scrolled * event.getDeltaY() < 0) {
            reset();
        }
        scrolled += event.getDeltaY();
        int steps = (int) (scrolled / PIXELS);
        scrolled -= steps * PIXELS;
        return steps;
    }

    /** Discards the distance that has not completed a step. */
    void reset() {
        scrolled = 0;
    }
}
