// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.settings;

import javafx.scene.Node;
import org.topiary.app.text.SearchWords;

/** What changes a setting. Made for one page. JavaFX application thread. */
public interface SettingControl {
    /** The control. */
    Node node();

    /** Moves the focus to it. */
    void takeFocus();

    /**
     * Shows only the parts that contain the words of a query.
     *
     * @param all whether the setting itself contains them, so that all parts are shown
     */
    default void search(SearchWords query, boolean all) {}

    /** Takes back what it asks the user, for Escape; returns false if it asks nothing. */
    default boolean cancel() {
        return false;
    }

    /** Releases what it follows: the page was closed. */
    default void close() {}
}
