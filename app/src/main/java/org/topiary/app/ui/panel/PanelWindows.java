// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

/** Opens windows for single panels. JavaFX application thread. */
@FunctionalInterface
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
     * @param title of the panel
     * @param closed run when the user closes the window, after it is gone
     */
    PanelWindow open(String title, PanelView view, Runnable closed);
}
