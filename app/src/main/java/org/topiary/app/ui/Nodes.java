// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import javafx.scene.Node;

/** Operations on nodes of any kind. JavaFX application thread. */
public final class Nodes {
    private Nodes() {}

    /** Shows or hides a node and the space it takes. */
    public static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
