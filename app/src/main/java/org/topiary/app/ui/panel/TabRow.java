// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Tabs at the left and tools at the right. Where there is no room for both, the tabs show icons instead of titles. */
final class TabRow extends HBox {
    private final PanelTabs<?> tabs;
    private boolean compact;
    /** The width in pixels that the row needs with titles, as last measured. */
    private double full;
    /** The number of tabs and tools that were measured. */
    private long measured;

    TabRow(PanelTabs<?> tabs, Node... tools) {
        this.tabs = tabs;
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(tabs.nodes());
        getChildren().add(gap);
        getChildren().addAll(tools);
        setMinWidth(0);
    }

    @Override
    protected void layoutChildren() {
        long shown = getChildren().stream().filter(Node::isManaged).count();
        if (compact && shown != measured) {
            compact = false;
            tabs.setCompact(false);
        }
        if (!compact) {
            full = super.computePrefWidth(-1);
            measured = shown;
        }
        boolean tight = full > getWidth();
        if (tight != compact) {
            compact = tight;
            tabs.setCompact(tight);
        }
        super.layoutChildren();
    }
}
