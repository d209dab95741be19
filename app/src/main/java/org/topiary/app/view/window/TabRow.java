// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * Tabs side by side in whatever width there is: first at the width of their names, then narrower, and from the least
 * width on only as many as fit, with the chosen one among them. It never makes the window wider.
 */
final class TabRow extends Pane {
    /** Pixels of a tab that is still told from others by its name. */
    private static final double LEAST_WIDTH = 110;

    private static final double GAP = 2;

    private final List<Node> tabs = new ArrayList<>();
    private @Nullable MenuButton more;
    private @Nullable Node chosen;
    private int first;

    TabRow() {
        getStyleClass().add("tabs");
    }

    List<Node> tabs() {
        return Collections.unmodifiableList(tabs);
    }

    void setTabs(List<? extends Node> all) {
        tabs.clear();
        tabs.addAll(all);
        fill();
    }

    /** @param button shows how many tabs do not fit, behind those that do */
    void setMore(MenuButton button) {
        more = button;
        fill();
    }

    private void fill() {
        getChildren().setAll(tabs);
        if (more != null) {
            getChildren().add(more);
        }
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
        return tabs.stream().mapToDouble(tab -> width(tab) + GAP).sum();
    }

    private double width(Node tab) {
        return snapSizeX(tab.prefWidth(-1));
    }

    @Override
    protected void layoutChildren() {
        int count = tabs.size();
        boolean narrow = computePrefWidth(-1) > getWidth();
        boolean tooMany = narrow && count * (LEAST_WIDTH + GAP) > getWidth();
        double room = getWidth() - (tooMany ? more(count) : 0);
        int fit = tooMany ? Math.clamp((long) (room / (LEAST_WIDTH + GAP)), 1, count) : count;
        double most = narrow ? Math.floor(room / fit) - GAP : Double.MAX_VALUE;
        first = firstShown(fit);
        double x = 0;
        for (int i = first - 1; i >= 0; i--) {
            // Those to the left keep a place there, by which a tab that is dragged finds its own.
            x -= Math.min(most, width(tabs.get(i))) + GAP;
            place(tabs.get(i), x, most, false);
        }
        x = 0;
        for (int i = first; i < count; i++) {
            x += place(tabs.get(i), x, most, i < first + fit);
        }
        more(count - fit);
    }

    /** Shows at the right end that a number of tabs do not fit, if any; returns how much room that takes. */
    private double more(int hidden) {
        if (more == null) {
            return 0;
        }
        more.setVisible(hidden > 0);
        more.setText("+" + hidden);
        double width = width(more);
        more.resizeRelocate(getWidth() - width, 0, width, getHeight());
        return width;
    }

    private int firstShown(int fit) {
        int from = Math.clamp(first, 0, Math.max(0, tabs.size() - fit));
        int index = chosen == null ? -1 : tabs.indexOf(chosen);
        return index < 0 ? from : Math.clamp(from, Math.max(0, index - fit + 1), index);
    }

    /** Puts a tab at an x; returns how much room it takes. */
    private double place(Node tab, double x, double most, boolean shows) {
        double width = Math.min(most, width(tab));
        tab.setVisible(shows);
        tab.resizeRelocate(x, 0, width, getHeight());
        return width + GAP;
    }
}
