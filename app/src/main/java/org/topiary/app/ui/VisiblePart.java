// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;

/** The part of a node that is visible, in pixels of its scene. JavaFX application thread. */
public final class VisiblePart {
    private VisiblePart() {}

    /** The part of a node that is not clipped; empty bounds when all of it is scrolled out of view. */
    public static Bounds of(Node node) {
        return intersection(node.localToScene(node.getLayoutBounds()), room(node));
    }

    /** The area in which a node can be visible: within the scene, and within every ancestor that clips it. */
    public static Bounds room(Node node) {
        Scene scene = node.getScene();
        Bounds room = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getClip() != null) {
                room = intersection(room, each.localToScene(each.getClip().getBoundsInParent()));
            }
        }
        return room;
    }

    /** The intersection of two areas; empty bounds if there is none. */
    public static Bounds intersection(Bounds one, Bounds other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.min(one.getMaxX(), other.getMaxX()) - left,
                Math.min(one.getMaxY(), other.getMaxY()) - top);
    }
}
