// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.FxScheduler;

/**
 * Keeps menus, lists, tooltips and popovers inside their window as soon as their size is known. A popup below a control
 * moves above it when there is no room below; JavaFX itself respects only the edges of the screen.
 */
public final class PopupPlacement {
    /** Maximum distance in pixels between a popup and the control it belongs to. */
    private static final double NEAR = 8;

    /** Pixels from the pointer down to its tooltip. */
    private static final double POINTER = 24;

    private final PopupWindow popup;
    /** Screen y of the bottom of a popup that has no room below; NaN while it has. */
    private double bottom = Double.NaN;

    private PopupPlacement(PopupWindow popup) {
        this.popup = popup;
    }

    /**
     * Places every popup of the program until unsubscribed. JavaFX application thread.
     *
     * @param fx places a popup again after it changes size
     */
    public static Subscription apply(FxScheduler fx) {
        ListChangeListener<Window> listener = change -> {
            while (change.next()) {
                for (Window each : change.getAddedSubList()) {
                    if (each instanceof PopupWindow popup) {
                        new PopupPlacement(popup).follow(fx);
                    }
                }
            }
        };
        Window.getWindows().addListener(listener);
        return () -> Window.getWindows().removeListener(listener);
    }

    /** Runs until the popup hides. */
    private void follow(FxScheduler fx) {
        // Not during showing or sizing: JavaFX would then continue with its own position.
        EventHandler<WindowEvent> shown = event -> place();
        popup.addEventHandler(WindowEvent.WINDOW_SHOWN, shown);
        Subscription size = Subscription.combine(
                popup.widthProperty().subscribe((old, now) -> fx.later(this::place)),
                popup.heightProperty().subscribe((old, now) -> fx.later(this::place)));
        popup.addEventHandler(WindowEvent.WINDOW_HIDDEN, new EventHandler<>() {
            @Override
            public void handle(WindowEvent event) {
                popup.removeEventHandler(WindowEvent.WINDOW_HIDDEN, this);
                popup.removeEventHandler(WindowEvent.WINDOW_SHOWN, shown);
                size.unsubscribe();
            }
        });
    }

    private void place() {
        Window window = window();
        if (window == null || !popup.isShowing()) {
            return;
        }
        double x = within(popup.getX(), popup.getWidth(), window.getX(), window.getX() + window.getWidth());
        double y = popup.getY();
        double end = window.getY() + window.getHeight();
        if (Double.isNaN(bottom) && y + popup.getHeight() > end) {
            bottom = above();
        }
        if (!Double.isNaN(bottom)) {
            y = within(bottom - popup.getHeight(), popup.getHeight(), window.getY(), end);
        }
        // Not setX and setY, which the popup's next layout overwrites.
        popup.setAnchorX(popup.getAnchorX() + x - popup.getX());
        popup.setAnchorY(popup.getAnchorY() + y - popup.getY());
    }

    /** Screen y at which a popup without room below must end. */
    private double above() {
        // The list of a combo box has no owner node; it belongs to the focus owner.
        Node owner = popup.getOwnerNode() != null
                ? popup.getOwnerNode()
                : popup.getOwnerWindow().getScene().getFocusOwner();
        Bounds control = owner == null ? null : owner.localToScreen(owner.getLayoutBounds());
        if (control != null && Math.abs(popup.getY() - control.getMaxY()) <= NEAR) {
            return control.getMinY();
        }
        return popup instanceof Tooltip ? popup.getY() - POINTER : popup.getY();
    }

    private static double within(double start, double size, double from, double to) {
        return Math.max(from, Math.min(start, to - size));
    }

    private @Nullable Window window() {
        Window window = popup.getOwnerWindow();
        while (window instanceof PopupWindow owner) {
            window = owner.getOwnerWindow();
        }
        return window;
    }
}
