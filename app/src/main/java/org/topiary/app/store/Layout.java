// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.store;

import java.util.List;
import java.util.Optional;
import org.topiary.app.store.Settings.WindowPlace;

/**
 * Which connections are open, and where.
 *
 * @param tabs those in the main window's strip first, in its order
 * @param chosen index in {@code tabs} of the one that the main window shows; -1: the start page
 */
public record Layout(List<Tab> tabs, int chosen) {
    public static final Layout EMPTY = new Layout(List.of(), -1);

    /**
     * One open connection.
     *
     * @param profileId of a connection that is kept
     * @param window where its own window stands; empty: it is a tab of the main window
     */
    public record Tab(String profileId, Optional<WindowPlace> window) {}

    public Layout {
        tabs = List.copyOf(tabs);
        if (chosen < -1
                || chosen >= tabs.size()
                || (chosen >= 0 && tabs.get(chosen).window().isPresent())) {
            chosen = -1;
        }
    }
}
