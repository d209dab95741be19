// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.timeline;

import javafx.scene.input.ScrollEvent;

/**
 * Makes whole steps of what is scrolled: one of each notch of a wheel, and of as much on a touchpad, which tells pixel
 * by pixel.
 */
final class ScrollSteps {
    private static final double PIXELS = 40;

    private double scrolled;

    /** How many steps up (positive) or down an event completes. */
    int add(ScrollEvent event) {
        // What rolls on after the fingers have left the pad is for lists; here nobody could stop it where he wants to.
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

    /** Forgets what has not made a step yet. */
    void reset() {
        scrolled = 0;
    }
}
