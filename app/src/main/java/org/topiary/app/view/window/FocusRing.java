// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.topiary.app.ui.VisiblePart;

/**
 * The ring around the focus owner: the same for every control, and drawn over the window, so that neither the control's
 * own style nor its parent clips it. Becomes visible when the keyboard is used, and hides when a mouse button is
 * pressed.
 */
final class FocusRing extends Region {
    /** Pixels by which the ring exceeds its control; see the stylesheet. */
    private static final double OUTSIDE = 2;

    private static final Bounds NONE = new BoundingBox(0, 0, -1, -1);

    private boolean byKeyboard;

    FocusRing() {
        getStyleClass().add("focus-ring");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Follows the focus of the scene that the ring is part of. */
    void follow(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!event.getCode().isModifierKey()) {
                byKeyboard = true;
            }
        });
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> byKeyboard = false);
        // After layout and before rendering: the ring never lags a frame behind when its control scrolls or moves.
        scene.addPostLayoutPulseListener(() -> show(scene.getFocusOwner()));
    }

    private void show(@Nullable Node focused) {
        Bounds ring = byKeyboard && focused != null && focused.isFocusTraversable() ? ringOf(focused) : NONE;
        setVisible(!ring.isEmpty());
        if (isVisible()) {
            resizeRelocate(ring.getMinX(), ring.getMinY(), ring.getWidth(), ring.getHeight());
        }
    }

    private static Bounds ringOf(Node focused) {
        Bounds part = VisiblePart.of(focused);
        if (part.isEmpty()) {
            return part;
        }
        double left = Math.floor(part.getMinX() - OUTSIDE);
        double top = Math.floor(part.getMinY() - OUTSIDE);
        Bounds around = new BoundingBox(
                left, top, Math.ceil(part.getMaxX() + OUTSIDE) - left, Math.ceil(part.getMaxY() + OUTSIDE) - top);
        // A control that fills its pane has the ring inside its bounds.
        return VisiblePart.intersection(around, VisiblePart.room(focused));
    }
}
