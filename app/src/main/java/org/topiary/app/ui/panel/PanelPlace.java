// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

/** Where a panel is, for the panel itself. JavaFX application thread. */
public interface PanelPlace {
    /** Makes the panel visible and leaves the focus where it is. */
    void open();

    /** Whether the panel is visible, not counting the line of a closed drawer. */
    boolean isOpen();
}
