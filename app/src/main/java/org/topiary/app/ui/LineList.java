// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.function.IntFunction;
import javafx.scene.control.ListView;

/**
 * Lines of any number, each made when it comes into sight. None of them should have more than some hundred characters.
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

    /** Shows other lines; the place in them stays. */
    public void show(int count, IntFunction<String> line) {
        items.show(count, line);
        // The list asks again for what it shows.
        refresh();
    }

    /** Lets go of the lines. */
    public void clear() {
        show(0, index -> "");
    }
}
