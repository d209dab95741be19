// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/** Notices when the user has moved the divider of a split pane. */
final class SplitMemory {
    private SplitMemory() {}

    /** @param moved run after the user has moved the only divider, not when it moves with the size of the window */
    static void watch(SplitPane pane, Runnable moved) {
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (isDivider(pane, event.getTarget())) {
                moved.run();
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
