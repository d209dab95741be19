// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import java.util.Optional;
import javafx.scene.Node;

/** The view of a panel; exists from the first time the panel is opened. JavaFX application thread unless noted. */
public interface PanelView {
    /** The panel's content, the same node each time. */
    Node root();

    /** Controls shown at the right of the tabs while the panel is the current lens. */
    default Optional<Node> tools() {
        return Optional.empty();
    }

    /**
     * What is shown in a single line instead of the panel: in the drawer while it is closed, or below the current lens
     * while there is no room for the panel at its side.
     */
    default Optional<Node> line() {
        return Optional.empty();
    }

    /** Receives a handle to the panel's place, once, before the panel is shown. */
    default void placed(PanelPlace place) {}

    /** The panel becomes visible, or stops being visible. */
    default void shown(boolean visible) {}

    /** Moves the focus to the control with which work in the panel begins. */
    default void takeFocus() {
        root().requestFocus();
    }

    /** Whether {@link #tick} has something to draw. Any thread; must not block. */
    default boolean isBehind() {
        return false;
    }

    /** Draws what has changed; called at most 20 times a second, only while the panel is visible. */
    default void tick(long nowNanos) {}

    /** Releases everything that the panel follows; it is not used afterwards. */
    default void close() {}
}
