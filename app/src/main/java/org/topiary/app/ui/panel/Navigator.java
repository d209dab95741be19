// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import javafx.scene.layout.StackPane;
import org.topiary.app.ui.FocusRegions;

/** The part at the left: shows one of its panels, or is hidden. */
final class Navigator<C> extends StackPane {
    static final double MIN_WIDTH = 220;

    private final PanelHost<C> host;
    private Panel<C> current;
    private boolean open = true;

    /** @param first the panel to show first */
    Navigator(PanelHost<C> host, Panel<C> first) {
        this.host = host;
        this.current = first;
        getStyleClass().add("navigator");
        setMinWidth(MIN_WIDTH);
        FocusRegions.mark(this);
        show(first);
    }

    Panel<C> current() {
        return current;
    }

    PanelView view() {
        return host.view(current);
    }

    void show(Panel<C> panel) {
        PanelView before = host.made(current.id());
        PanelView view = host.view(panel);
        if (before != null && !before.equals(view)) {
            host.show(before, false);
        }
        current = panel;
        getChildren().setAll(view.root());
        host.show(view, open);
    }

    /** Tells the panel whether this part of the layout is visible. */
    void setOpen(boolean shows) {
        open = shows;
        host.show(view(), shows);
    }
}
