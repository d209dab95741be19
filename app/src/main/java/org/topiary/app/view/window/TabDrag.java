// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.topiary.app.store.Settings.WindowPlace;

/**
 * Lets a tab follow the mouse. Released over the strip, the tab moves there; released elsewhere, it becomes a window at
 * that place. A short distance does not count as a drag, so that an unsteady click remains a click.
 */
final class TabDrag {
    private static final PseudoClass LEAVING = PseudoClass.getPseudoClass("leaving");
    private static final double MIN_WAY = 8;
    /** Pixels above and below the strip that still belong to it. */
    private static final double REACH = 24;

    private final Region tab;
    private final Region strip;
    private double startX;
    private double startY;
    private double grabbedAt;
    private boolean dragging;

    TabDrag(Region tab, Region strip) {
        this.tab = tab;
        this.strip = strip;
    }

    /**
     * @param click run on release without a drag, so that the shown session does not change during a drag
     * @param tearOff receives the place of the window, under the mouse
     * @param move receives the x, in the strip, of the tab's middle on release
     */
    void to(Runnable click, Consumer<WindowPlace> tearOff, DoubleConsumer move) {
        tab.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            startX = event.getScreenX();
            startY = event.getScreenY();
            grabbedAt = event.getX();
            dragging = false;
        });
        tab.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            double way = Math.hypot(event.getScreenX() - startX, event.getScreenY() - startY);
            dragging |= event.getButton() == MouseButton.PRIMARY && way >= MIN_WAY;
            if (dragging) {
                tab.setTranslateX(event.getScreenX() - startX);
                tab.pseudoClassStateChanged(LEAVING, isOutside(event));
            }
        });
        tab.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            if (!dragging) {
                if (event.getButton() == MouseButton.PRIMARY && tab.contains(event.getX(), event.getY())) {
                    click.run();
                }
                return;
            }
            dragging = false;
            tab.setTranslateX(0);
            tab.pseudoClassStateChanged(LEAVING, false);
            if (isOutside(event)) {
                tearOff.accept(place(event));
            } else {
                double mouse = strip.screenToLocal(event.getScreenX(), event.getScreenY())
                        .getX();
                move.accept(mouse - grabbedAt + tab.getWidth() / 2);
            }
        });
    }

    private boolean isOutside(MouseEvent event) {
        Bounds bounds = strip.localToScreen(strip.getLayoutBounds());
        return event.getScreenX() < bounds.getMinX()
                || event.getScreenX() > bounds.getMaxX()
                || event.getScreenY() < bounds.getMinY() - REACH
                || event.getScreenY() > bounds.getMaxY() + REACH;
    }

    /** A window as large as the one that the tab comes from, with its header under the mouse. */
    private WindowPlace place(MouseEvent event) {
        Window from = tab.getScene().getWindow();
        return new WindowPlace(
                event.getScreenX() - grabbedAt,
                event.getScreenY() - REACH / 2,
                from.getWidth(),
                from.getHeight(),
                false);
    }
}
