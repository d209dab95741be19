// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import java.util.function.Function;
import org.kordamp.ikonli.feather.Feather;

/**
 * A tool of a workbench, as a value.
 *
 * @param <C> what the panel works on
 * @param id unique in a workbench, of lower-case letters and hyphens; part of the ids of its controls and of the stored
 *     layout
 * @param title in sentence case, for tabs and tooltips
 * @param make creates the view when the panel is first opened, on the JavaFX application thread
 */
public record Panel<C>(String id, String title, Feather icon, Place place, Function<C, PanelView> make) {}
