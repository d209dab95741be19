// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

/**
 * A column that is shown.
 *
 * @param width in pixels, for text of the normal size; 0 for one that fits the values at first
 */
public record ShownColumn(Column column, int width) {
    /** Pixels; no screen is wider. */
    static final int MAX_WIDTH = 10_000;

    public ShownColumn {
        width = Math.clamp(width, 0, MAX_WIDTH);
    }
}
