// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import java.util.List;
import java.util.function.Function;
import org.kordamp.ikonli.feather.Feather;

/**
 * A tool of a workbench, as a value.
 *
 * @param <C> what the panel works on
 * @param id unique in a workbench, of lower-case letters and hyphens; part of the ids of its controls and of the stored
 *     layout
 * @param title in sentence case, for tabs and tooltips
 * @param words what is in the panel and people may look for, in lower case or as names are written
 * @param make creates the view when the panel is first opened, on the JavaFX application thread
 */
public record Panel<C>(
        String id, String title, List<String> words, Feather icon, Place place, Function<C, PanelView> make) {
    public Panel {
        words = List.copyOf(words);
    }

    /** A panel that is found by its title alone. */
    public Panel(String id, String title, Feather icon, Place place, Function<C, PanelView> make) {
        this(id, title, List.of(), icon, place, make);
    }
}
