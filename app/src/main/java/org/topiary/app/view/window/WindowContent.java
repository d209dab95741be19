// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import org.topiary.app.ui.InWindowDialogs;

/** The content of a native window. JavaFX application thread unless noted otherwise. */
public interface WindowContent {
    /** Questions and sheets of this window. */
    InWindowDialogs dialogs();

    /** Draws the state as of a time in ns since the epoch; its session's tick ran just before. */
    void draw(long nowNanos);

    /** Whether anything other than the session needs drawing. Any thread. */
    boolean isDue();
}
