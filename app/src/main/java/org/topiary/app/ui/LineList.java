// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.function.IntFunction;
import javafx.scene.control.ListView;

/**
 * Any number of lines, each created when it becomes visible. A line should have no more than a few hundred characters.
 */
public final class LineList extends ListView<String> {
    private static final double LINE_HEIGHT = 20;

    private final LazyItems<String> items = new LazyItems<>("");

    public LineList(String accessibleText) {
        setItems(items);
        setFixedCellSize(LINE_HEIGHT);
        getStyleClass().addAll("value-lines", Tweaks.EDGE_TO_EDGE, Styles.DENSE);
        setAccessibleText(accessibleText);
    }

    /** Shows other lines and keeps the scroll position. */
    public void show(int count, IntFunction<String> line) {
        items.show(count, line);
        // Makes the list fetch the visible lines again.
        refresh();
    }

    /** Releases the lines. */
    public void clear() {
        show(0, index -> "");
    }
}
