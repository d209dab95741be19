// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/**
 * Scrolls the focus owner into view: when it receives the focus, and when it or the space around it moves or changes
 * size, as during the first layout of a panel. Never overrides scrolling by the user.
 */
public final class FocusReveal {
    /** Extra pixels shown above and below: a field has its label above it. */
    private static final double AROUND = 24;

    private List<Place> revealed = List.of();

    /** The place of a node in the content of a scroll pane, with the heights of the content and of the viewport. */
    private record Place(ScrollPane pane, Bounds node, double whole, double view) {
        static Place of(ScrollPane pane, Node node) {
            Node content = pane.getContent();
            return new Place(
                    pane,
                    content.sceneToLocal(node.localToScene(node.getLayoutBounds())),
                    content.getLayoutBounds().getHeight(),
                    pane.getViewportBounds().getHeight());
        }

        /** Scrolls only as far as needed; shows the top of a node that is higher than the viewport. */
        void reveal() {
            double hidden = whole - view;
            if (hidden <= 0 || view <= 0) {
                return;
            }
            double top = pane.getVvalue() * hidden;
            if (node.getMinY() < top || node.getHeight() > view) {
                pane.setVvalue(Math.clamp((node.getMinY() - AROUND) / hidden, 0, 1));
            } else if (node.getMaxY() > top + view) {
                pane.setVvalue(Math.clamp((node.getMaxY() + AROUND - view) / hidden, 0, 1));
            }
        }
    }

    /** Follows the focus of a scene. JavaFX application thread. */
    public void follow(Scene scene) {
        scene.addPostLayoutPulseListener(() -> reveal(scene.getFocusOwner()));
    }

    private void reveal(@Nullable Node focused) {
        List<Place> places = new ArrayList<>();
        for (Node each = focused; each != null; each = each.getParent()) {
            if (focused != null
                    && each instanceof ScrollPane pane
                    && !each.equals(focused)
                    && pane.getContent() != null) {
                places.add(Place.of(pane, focused));
            }
        }
        if (!places.equals(revealed)) {
            revealed = places;
            places.forEach(Place::reveal);
        }
    }
}
