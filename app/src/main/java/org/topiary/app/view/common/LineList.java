// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.common;

import java.util.Collections;
import java.util.function.IntFunction;
import javafx.collections.ObservableListBase;
import javafx.scene.control.ListView;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;

/** Lines of any number, each made when it comes into sight. None of them should have more than some hundred characters. */
public final class LineList extends ListView<String> {
    private static final double LINE_HEIGHT = 20;

    private final Items items = new Items();

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

    /** The lines as the list control wants them; none of them is kept. */
    private static final class Items extends ObservableListBase<String> {
        private IntFunction<String> line = index -> "";
        private int count;

        void show(int next, IntFunction<String> nextLine) {
            int before = count;
            count = next;
            line = nextLine;
            beginChange();
            if (next > before) {
                nextAdd(before, next);
            } else if (next < before) {
                nextRemove(next, Collections.nCopies(before - next, ""));
            }
            endChange();
        }

        @Override
        public String get(int index) {
            return line.apply(index);
        }

        @Override
        public int size() {
            return count;
        }
    }
}
