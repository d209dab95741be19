// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.topiary.app.store.Settings.WindowPlace;

/**
 * The open connections and their places.
 *
 * @param tabs first those in the main window's strip, in its order
 * @param chosen index in {@code tabs} of the one that the main window shows; -1: the start page
 */
public record Layout(List<Tab> tabs, int chosen) {
    public static final Layout EMPTY = new Layout(List.of(), -1);

    /**
     * One open connection.
     *
     * @param profileId id of a saved connection
     * @param window place of its own window; empty: it is a tab of the main window
     * @param panels the places of the windows of its panels, by the id of the panel
     */
    public record Tab(String profileId, Optional<WindowPlace> window, Map<String, WindowPlace> panels) {
        public Tab {
            panels = Map.copyOf(panels);
        }
    }

    public Layout {
        tabs = List.copyOf(tabs);
        if (chosen < -1
                || chosen >= tabs.size()
                || (chosen >= 0 && tabs.get(chosen).window().isPresent())) {
            chosen = -1;
        }
    }
}
