// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import javafx.scene.Node;

/**
 * How much larger than normal the text of a window is, for controls whose rows have a height in pixels. A change lays
 * out the window again. JavaFX application thread.
 */
public final class TextScale {
    /** The beginning of the stylesheet of a window that sets the size of its text. */
    public static final String SHEET = "data:text/css,";

    private TextScale() {}

    /** Sets the scale of a window at its root. */
    public static void set(Node root, double scale) {
        root.getProperties().put(TextScale.class, scale);
    }

    /** The scale of the window that a node is in; 1 outside of windows. */
    public static double of(Node node) {
        return node.getScene() != null
                        && node.getScene().getRoot().getProperties().get(TextScale.class) instanceof Double scale
                ? scale
                : 1;
    }
}
