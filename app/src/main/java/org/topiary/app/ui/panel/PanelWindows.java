// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import java.util.Set;

/** Opens windows for single panels. JavaFX application thread. */
public interface PanelWindows {
    /** A window with one panel. */
    interface PanelWindow {
        /** Brings it to the front and gives it the focus. */
        void toFront();

        /** Closes it; nothing is called back. */
        void close();
    }

    /**
     * Shows a panel in a window of its own, and ticks it there.
     *
     * @param closed run when the user closes the window, after it is gone
     */
    PanelWindow open(Panel<?> panel, PanelView view, Runnable closed);

    /** The ids of the panels that had windows when the program ended. */
    default Set<String> remembered() {
        return Set.of();
    }
}
