// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.Nodes;

/**
 * The part at the bottom: one line while it is closed; while it is open, a panel above which the user can drag the
 * border.
 */
final class Drawer<C> extends VBox {
    private static final String PART = "drawer";
    private static final double MIN_HEIGHT = 120;
    /** The most of the height of the workbench that the drawer takes. */
    private static final double MAX_SHARE = 0.6;
    /** No size chosen: as high as the panel wishes. */
    private static final double AUTOMATIC = 0;

    private final PanelHost<C> host;
    private final LayoutMemory memory;
    private final Consumer<Panel<C>> show;
    private final PanelTabs<C> tabs;
    private final StackPane line = new StackPane();
    private final StackPane content = new StackPane();
    private final Region border = new Region();
    private final IconButton toggle;
    private final IconButton window;
    private Panel<C> current;
    private boolean open;
    private double height;
    private double dragged;

    /**
     * @param show makes a panel visible wherever it is, and gives it the focus
     * @param windows opens windows for panels
     * @param tip adds to a text the key that opens and closes the drawer
     */
    Drawer(
            PanelHost<C> host,
            LayoutMemory memory,
            Consumer<Panel<C>> show,
            PanelWindows windows,
            UnaryOperator<String> tip) {
        this.show = show;
        this.host = host;
        this.memory = memory;
        List<Panel<C>> panels = host.of(Place.DRAWER);
        tabs = new PanelTabs<>(PART, panels, false, this::chosen);
        toggle = new IconButton(Feather.CHEVRON_UP, Texts.get("drawer.open"), this::openOrClose)
                .small()
                .withId("drawer-toggle")
                .withTip(() -> tip.apply(Texts.get(open ? "drawer.close" : "drawer.open")));
        height = memory.size("drawer.height", AUTOMATIC);
        HBox.setHgrow(line, Priority.ALWAYS);
        line.setMinWidth(0);
        window = new IconButton(Feather.EXTERNAL_LINK, Texts.get("panel.window"), () -> moveToWindow(current, windows))
                .small()
                .withId("drawer-window");
        HBox row = new HBox();
        row.getChildren().addAll(tabs.nodes());
        row.getChildren().addAll(line, window, toggle);
        row.getStyleClass().add("drawer-row");
        VBox.setVgrow(content, Priority.ALWAYS);
        getStyleClass().add("drawer");
        border.getStyleClass().add("drawer-border");
        border.setCursor(Cursor.V_RESIZE);
        border.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> dragged = event.getScreenY());
        border.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        border.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> memory.resized("drawer.height", height));
        getChildren().addAll(border, row, content);
        FocusRegions.mark(this);
        String stored = memory.open(PART, "");
        current = host.find(stored).filter(panels::contains).orElse(panels.getFirst());
        show(current, stored.equals(current.id()));
    }

    private void chosen(Panel<C> panel) {
        if (open && panel.equals(current)) {
            close();
        } else {
            show.accept(panel);
        }
    }

    private void openOrClose() {
        if (open) {
            close();
        } else {
            show.accept(current);
        }
    }

    boolean isOpen() {
        return open;
    }

    boolean isOpen(Panel<C> panel) {
        return open && panel.equals(current);
    }

    Panel<C> current() {
        return current;
    }

    /** Moves a panel to a window of its own; its line stays. */
    void moveToWindow(Panel<C> panel, PanelWindows opener) {
        if (isOpen(panel)) {
            close();
        }
        host.moveToWindow(panel, opener, () -> {});
    }

    void open(Panel<C> panel) {
        if (!isOpen(panel)) {
            show(panel, true);
            memory.opened(PART, panel.id());
        }
    }

    void close() {
        show(current, false);
        memory.opened(PART, "");
    }

    private void show(Panel<C> panel, boolean opens) {
        PanelView before = host.made(current.id());
        PanelView view = host.view(panel);
        if (before != null && !before.equals(view)) {
            host.show(before, false);
        }
        current = panel;
        open = opens;
        content.getChildren().setAll(opens ? List.of(view.root()) : List.of());
        line.getChildren()
                .setAll(opens ? List.of() : view.line().map(List::<Node>of).orElse(List.of()));
        Nodes.show(content, opens);
        Nodes.show(border, opens);
        Nodes.show(window, opens);
        tabs.show(opens ? panel.id() : "");
        toggle.show(
                opens ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP, Texts.get(opens ? "drawer.close" : "drawer.open"));
        host.show(view, opens);
    }

    private void drag(MouseEvent event) {
        height = Math.max(MIN_HEIGHT, content.getHeight() + dragged - event.getScreenY());
        dragged = event.getScreenY();
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        double closed = super.computePrefHeight(width);
        if (!open) {
            return closed;
        }
        double wished = content.prefHeight(width);
        double most = getParent() instanceof Region parent && parent.getHeight() > 0
                ? parent.getHeight() * MAX_SHARE
                : Double.MAX_VALUE;
        double now = Math.min(Math.max(height, height == AUTOMATIC ? wished : content.minHeight(width)), most);
        return closed - wished + now;
    }

    @Override
    protected double computeMinHeight(double width) {
        return open ? prefHeight(width) : super.computeMinHeight(width);
    }
}
