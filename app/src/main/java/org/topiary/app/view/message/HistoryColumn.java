// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.function.Function;
import org.topiary.app.viewmodel.message.HistoryRow;

/**
 * A column of the history besides the standard ones; shown where there is room for it.
 *
 * @param id unique, of lower-case letters; the style class of its cells
 * @param title of the header, in sentence case
 * @param width in pixels
 * @param text of a cell, on the JavaFX application thread, for visible rows only; not called for messages that have
 *     left the log
 */
public record HistoryColumn(String id, String title, double width, Function<HistoryRow, String> text) {}
