// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import org.topiary.app.viewmodel.session.DividerPlaces;

/** Saves and restores the position of a split pane's divider. */
public final class Dividers {
    private final DividerPlaces places;

    public Dividers(DividerPlaces places) {
        this.places = places;
    }

    /**
     * @param pane a split pane with one divider
     * @param name the key under which the position is saved
     * @param share the initial position, 0 to 1
     */
    void keep(SplitPane pane, String name, double share) {
        pane.setDividerPositions(places.of(name, share));
        // Only when the user releases the mouse: the divider also moves when the window is resized, or when the session
        // moves to a window of another size.
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (isDivider(pane, event.getTarget())) {
                places.moved(name, pane.getDividerPositions()[0]);
            }
        });
    }

    private static boolean isDivider(SplitPane pane, EventTarget target) {
        Node node = target instanceof Node hit ? hit : null;
        while (node != null && !node.getStyleClass().contains("split-pane-divider")) {
            node = node.getParent();
        }
        return node != null && pane.equals(node.getParent());
    }
}
