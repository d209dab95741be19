// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import org.topiary.app.ui.InWindowDialogs;

/** What fills a window of the system. JavaFX application thread, except where said. */
public interface WindowContent {
    /** Questions and sheets of this window. */
    InWindowDialogs dialogs();

    /** Draws what is there as of a time in ns since the epoch; its session was ticked just before. */
    void draw(long nowNanos);

    /** Whether there is something to be drawn beside the session. Any thread. */
    boolean isDue();
}
