// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.Collection;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

import org.jspecify.annotations.Nullable;

/**
 * Tabs side by side in whatever width there is: first at the width of their names, then narrower, and from the least width on only as
 * many as fit, with the chosen one among them. It never makes the window wider.
 */
final class TabRow extends Pane {
    /** Pixels of a tab that is still told from others by its name. */
    private static final double LEAST_WIDTH = 110;
    private static final double GAP = 2;

    private final ReadOnlyIntegerWrapper hidden = new ReadOnlyIntegerWrapper();
    private @Nullable Node chosen;
    private int first;

    TabRow() {
        getStyleClass().add("tabs");
    }

    /** How many tabs do not fit. */
    ReadOnlyIntegerProperty hiddenProperty() {
        return hidden.getReadOnlyProperty();
    }

    List<Node> tabs() {
        return getChildren();
    }

    void setTabs(Collection<? extends Node> tabs) {
        getChildren().setAll(tabs);
    }

    /** The tab that is always among those that show; null for none. */
    void choose(@Nullable Node tab) {
        chosen = tab;
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return getChildren().stream().mapToDouble(tab -> width(tab) + GAP).sum();
    }

    private double width(Node tab) {
        return snapSizeX(tab.prefWidth(-1));
    }

    @Override
    protected void layoutChildren() {
        int count = getChildren().size();
        double wanted = computePrefWidth(-1);
        boolean narrow = wanted > getWidth();
        int fit = narrow ? Math.clamp((long) (getWidth() / (LEAST_WIDTH + GAP)), 1, Math.max(1, count)) : count;
        double most = narrow ? Math.floor(getWidth() / fit) - GAP : Double.MAX_VALUE;
        first = firstShown(count, fit);
        double x = 0;
        for (int i = first - 1; i >= 0; i--) {
            // Those to the left keep a place there, by which a tab that is dragged finds its own.
            x -= place(i, x - Math.min(most, width(getChildren().get(i))) - GAP, most, false);
        }
        x = 0;
        for (int i = first; i < count; i++) {
            x += place(i, x, most, i < first + fit);
        }
        int left = count - Math.min(fit, count);
        if (left != hidden.get()) {
            // What shows it changes the layout, which is not possible while one is made.
            Platform.runLater(() -> hidden.set(left));
        }
    }

    private int firstShown(int count, int fit) {
        int from = Math.clamp(first, 0, Math.max(0, count - fit));
        int index = chosen == null ? -1 : getChildren().indexOf(chosen);
        return index < 0 ? from : Math.clamp(from, Math.max(0, index - fit + 1), index);
    }

    /** Puts a tab at an x; returns how much room it takes. */
    private double place(int index, double x, double most, boolean shows) {
        Node tab = getChildren().get(index);
        double width = Math.min(most, width(tab));
        tab.setVisible(shows);
        tab.resizeRelocate(x, 0, width, getHeight());
        return width + GAP;
    }
}
