// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;

/** Text next to a control, shown until Esc or a click elsewhere. */
public final class Popover {
    private Popover() {}

    /** Shows a text below a control, or above it where there is no room; {@code PopupPlacement} moves it. */
    public static Popup show(Region text, Node beside) {
        StackPane frame = new StackPane(text);
        frame.getStyleClass().add("popover-frame");
        Popup popup = new Popup();
        popup.getContent().add(frame);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        Bounds place = beside.localToScreen(beside.getLayoutBounds());
        popup.show(beside, place.getMinX(), place.getMaxY());
        return popup;
    }
}
