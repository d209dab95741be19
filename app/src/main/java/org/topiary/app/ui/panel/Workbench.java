// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.topiary.app.ui.Nodes;

/**
 * A window's layout: the rail and the navigator at the left, the stage, and the drawer below both. Sizes and open
 * panels are remembered. JavaFX application thread unless noted.
 *
 * @param <C> what the panels work on
 */
public final class Workbench<C> extends BorderPane implements AutoCloseable {
    private static final String PART = "navigator";
    private static final double MIN_SHARE = 0.33;
    private static final double MIN_NAVIGATOR = 300;
    private static final double MAX_NAVIGATOR = 420;
    private static final double CHOSEN_BY_WIDTH = 0;

    private final PanelHost<C> host;
    private final LayoutMemory memory;
    private final PanelWindows windows;
    private final PanelTabs<C> rail;
    private final Navigator<C> navigator;
    private final LensStage<C> stage;
    private final Drawer<C> drawer;
    private final SplitPane split = new SplitPane() {
        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            // Only now: a split pane that is resized distributes its new width by itself.
            placeDivider();
        }
    };
    private final StackPane center = new StackPane(split);
    /** The width for which the divider was placed last; 0 if it must be placed. */
    private double placedFor;

    /**
     * @param context what the panels work on
     * @param panels at least one for each of navigator, lens and drawer, in the order of their tabs
     * @param header shown above the lenses, of constant height
     * @param windows opens windows for panels that the user moves out of the workbench
     * @param drawerTip adds to a text the key that opens and closes the drawer
     */
    public Workbench(
            C context,
            List<Panel<C>> panels,
            Node header,
            LayoutMemory memory,
            PanelWindows windows,
            UnaryOperator<String> drawerTip) {
        this.memory = memory;
        this.windows = windows;
        host = new PanelHost<>(context, panels, this::reveal, this::isShown);
        List<Panel<C>> navigators = host.of(Place.NAVIGATOR);
        // Only the first panel starts: another one is opened for a task, which has ended by the next start.
        navigator = new Navigator<>(host, navigators.getFirst());
        stage = new LensStage<>(host, header, memory, this::show, windows);
        drawer = new Drawer<>(host, memory, this::show, windows, drawerTip);
        rail = new PanelTabs<>("rail", navigators, true, this::choose);
        VBox railBar = new VBox();
        railBar.getChildren().addAll(rail.nodes());
        railBar.getStyleClass().add("rail");
        Nodes.show(railBar, navigators.size() > 1);
        getStyleClass().add("workbench");
        split.getStyleClass().add("workbench-split");
        SplitPane.setResizableWithParent(navigator, false);
        SplitMemory.watch(split, () -> memory.resized("navigator.width", navigator.getWidth()));
        setLeft(railBar);
        setCenter(center);
        setBottom(drawer);
        showNavigator(!memory.open(PART, "open").isEmpty());
    }

    /**
     * Shows a node over the lower right corner of the navigator and the stage, above the drawer, instead of the last.
     */
    public void setOverlay(Node overlay) {
        StackPane.setAlignment(overlay, Pos.BOTTOM_RIGHT);
        center.getChildren().setAll(split, overlay);
    }

    /** Moves the panels to windows that were in windows when the program ended. */
    public void restoreWindows() {
        List<Panel<C>> inWindows = windows.remembered().stream()
                .flatMap(id -> host.find(id).stream())
                .filter(panel -> host.window(panel) == null)
                .toList();
        List<Panel<C>> lenses = inWindows.stream()
                .filter(panel -> panel.place() == Place.LENS || panel.place() == Place.SIDE)
                .toList();
        if (!lenses.isEmpty()) {
            stage.moveToWindows(lenses, windows);
        }
        inWindows.stream()
                .filter(panel -> panel.place() == Place.DRAWER)
                .forEach(panel -> drawer.moveToWindow(panel, windows));
    }

    private void choose(Panel<C> panel) {
        if (isNavigatorOpen() && panel.equals(navigator.current())) {
            hideNavigator();
        } else {
            show(panel.id());
        }
    }

    /** All panels, whether they are open or not, in the order in which they were given. */
    public List<Panel<C>> panels() {
        return host.all();
    }

    /** Makes a panel visible and moves the focus into it. */
    public void show(String id) {
        show(host.find(id).orElseThrow(() -> new IllegalArgumentException("No panel " + id)));
    }

    private void show(Panel<C> panel) {
        reveal(panel);
        PanelWindows.PanelWindow window = host.window(panel);
        if (window != null) {
            window.toFront();
        }
        host.view(panel).takeFocus();
    }

    /** Makes a panel visible and leaves the focus where it is. */
    public void reveal(String id) {
        host.find(id).ifPresent(this::reveal);
    }

    private void reveal(Panel<C> panel) {
        if (host.window(panel) != null) {
            return;
        }
        switch (panel.place()) {
            case NAVIGATOR -> {
                navigator.show(panel);
                showNavigator(true);
            }
            case LENS, SIDE -> stage.show(panel);
            case DRAWER -> drawer.open(panel);
        }
    }

    /** Whether a panel is visible. */
    public boolean isShown(String id) {
        return host.find(id).map(this::isShown).orElse(false);
    }

    private boolean isShown(Panel<C> panel) {
        if (host.window(panel) != null) {
            return true;
        }
        return switch (panel.place()) {
            case NAVIGATOR -> isNavigatorOpen() && panel.equals(navigator.current());
            case LENS, SIDE -> stage.isShown(panel);
            case DRAWER -> drawer.isOpen(panel);
        };
    }

    /** Shows the n-th panel of the rail, counted from 0, and moves the focus there; nothing if there are fewer. */
    public void showInRail(int index) {
        List<Panel<C>> navigators = host.of(Place.NAVIGATOR);
        if (index < navigators.size()) {
            show(navigators.get(index).id());
        }
    }

    public void showOrHideNavigator() {
        if (isNavigatorOpen()) {
            hideNavigator();
        } else {
            showNavigator(true);
            memory.opened(PART, "open");
            navigator.view().takeFocus();
        }
    }

    private void hideNavigator() {
        showNavigator(false);
        memory.opened(PART, "");
        stage.takeFocus();
    }

    private boolean isNavigatorOpen() {
        return split.getItems().contains(navigator);
    }

    private void showNavigator(boolean shows) {
        if (shows != isNavigatorOpen() || split.getItems().isEmpty()) {
            split.getItems().setAll(shows ? List.of(navigator, stage) : List.of(stage));
            placedFor = 0;
            split.requestLayout();
        }
        navigator.setOpen(shows);
        rail.show(shows ? navigator.current().id() : "");
    }

    /**
     * Places the divider. A width that the user has chosen stays when the window is resized; otherwise the navigator
     * takes a share of the width, within bounds.
     */
    private void placeDivider() {
        double width = split.getWidth();
        double chosen = memory.size("navigator.width", CHOSEN_BY_WIDTH);
        boolean keeps = width == placedFor || (placedFor > 0 && chosen != CHOSEN_BY_WIDTH);
        if (keeps || width <= 0 || !isNavigatorOpen()) {
            return;
        }
        placedFor = width;
        double initial = chosen == CHOSEN_BY_WIDTH
                ? Math.clamp(width * MIN_SHARE, MIN_NAVIGATOR, MAX_NAVIGATOR)
                : Math.clamp(chosen, Navigator.MIN_WIDTH, Math.max(Navigator.MIN_WIDTH, width / 2));
        split.setDividerPositions(initial / width);
    }

    /** Opens the drawer and moves the focus there, or closes it. */
    public void openOrCloseDrawer() {
        if (drawer.isOpen()) {
            boolean focused = drawer.isFocusWithin();
            drawer.close();
            if (focused) {
                navigator.view().takeFocus();
            }
        } else {
            show(drawer.current().id());
        }
    }

    /** Whether a visible panel has something to draw. Any thread. */
    public boolean isBehind() {
        return host.isBehind();
    }

    /** Draws what has changed in the visible panels; called at most 20 times a second. */
    public void tick(long nowNanos) {
        host.tick(nowNanos);
    }

    @Override
    public void close() {
        host.close();
    }
}
