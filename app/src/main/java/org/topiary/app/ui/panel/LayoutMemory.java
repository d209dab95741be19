// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

/** The layout as the user left it. JavaFX application thread. */
public interface LayoutMemory {
    /**
     * A size by name.
     *
     * @param initial the size until the user changes it: pixels, or a share from 0 to 1
     */
    double size(String name, double initial);

    void resized(String name, double size);

    /**
     * The panel that is open in a part of the layout; empty if none is.
     *
     * @param initial the panel until the user opens another one
     */
    String open(String part, String initial);

    /** @param panel empty if the part is closed */
    void opened(String part, String panel);
}
