// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The controls that the Tab key visits. JavaFX application thread. */
public final class FocusOrder {
    private FocusOrder() {}

    /** The controls in a part of a window, in Tab order. */
    public static List<Node> of(Node part) {
        List<Node> controls = new ArrayList<>();
        collect(part, controls);
        return controls;
    }

    private static void collect(Node node, List<Node> controls) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            controls.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, controls));
        }
    }

    /** Keeps the Tab key within a part of a window while the focus is in it. */
    public static void keepIn(Node part) {
        part.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.TAB || event.isAltDown() || event.isMetaDown()) {
                return;
            }
            List<Node> controls = of(part);
            if (controls.isEmpty()) {
                return;
            }
            Node end = event.isShiftDown() ? controls.getFirst() : controls.getLast();
            if (end.isFocused()) {
                (event.isShiftDown() ? controls.getLast() : controls.getFirst()).requestFocus();
                event.consume();
            }
        });
    }
}
