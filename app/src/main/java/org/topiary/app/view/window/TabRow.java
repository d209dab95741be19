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
 * Tabs side by side in the available width: at the width of their names if possible, otherwise narrower, and below the
 * minimum width only as many as fit, including the selected one. Never widens the window.
 */
final class TabRow extends Pane {
    /** Minimum width of a tab in pixels, at which its name can still be recognised. */
    private static final double MIN_WIDTH = 110;

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

    /** @param button shows how many tabs do not fit; placed after those that do */
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

    /** Selects the tab that is always visible; null for none. */
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
        boolean tooMany = narrow && count * (MIN_WIDTH + GAP) > getWidth();
        double room = getWidth() - (tooMany ? more(count) : 0);
        int fit = tooMany ? Math.clamp((long) (room / (MIN_WIDTH + GAP)), 1, count) : count;
        double most = narrow ? Math.floor(room / fit) - GAP : Double.MAX_VALUE;
        first = firstShown(fit);
        double x = 0;
        for (int i = first - 1; i >= 0; i--) {
            // Hidden tabs to the left get positions too, from which a dragged tab computes its index.
            x -= Math.min(most, width(tabs.get(i))) + GAP;
            place(tabs.get(i), x, most, false);
        }
        x = 0;
        for (int i = first; i < count; i++) {
            x += place(tabs.get(i), x, most, i < first + fit);
        }
        more(count - fit);
    }

    /** Shows the number of tabs that do not fit, if any, at the right end; returns the width it takes. */
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

    /** Places a tab at an x; returns the width it takes. */
    private double place(Node tab, double x, double most, boolean shows) {
        double width = Math.min(most, width(tab));
        tab.setVisible(shows);
        tab.resizeRelocate(x, 0, width, getHeight());
        return width + GAP;
    }
}
