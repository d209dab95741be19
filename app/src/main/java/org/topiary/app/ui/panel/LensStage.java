// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.Nodes;

/**
 * The part in the middle: a header, tabs for the lenses, the current lens, and the panel at its side. The side panel is
 * at the right of the lens in a wide stage, below it in a narrower one, and one of the lenses where there is no room.
 */
final class LensStage<C> extends VBox {
    /** Width in pixels from which the side panel is at the right. */
    static final double WIDE = 760;
    /** Width and height in pixels from which the side panel is below. */
    static final double MEDIUM = 520;

    static final double MEDIUM_HEIGHT = 300;

    private static final double RIGHT_SHARE = 0.56;
    private static final double BELOW_SHARE = 0.42;
    private static final String PART = "lens";

    /** Where the side panel is. */
    private enum Arrangement {
        RIGHT("side.right", RIGHT_SHARE),
        BELOW("side.below", BELOW_SHARE),
        LENS("", 1);

        private final String name;
        private final double share;

        Arrangement(String name, double share) {
            this.name = name;
            this.share = share;
        }
    }

    private final PanelHost<C> host;
    private final LayoutMemory memory;
    private final List<Panel<C>> lenses;
    private final @Nullable Panel<C> side;
    private final PanelTabs<C> tabs;
    private final StackPane tools = new StackPane();
    private final StackPane lensPart = new StackPane();
    private final StackPane sidePart = new StackPane();
    private final SplitPane split = new SplitPane(lensPart);
    /** The line of the side panel, while there is no room for the panel itself. */
    private final StackPane sideLine = new StackPane();

    private Arrangement arrangement = Arrangement.LENS;
    private Panel<C> current;
    /** The lens that the user chose, which returns when the stage is wide enough again. */
    private Panel<C> chosen;

    /**
     * @param header shown above the tabs, of constant height
     * @param show makes a panel visible wherever it is, and gives it the focus
     * @param windows opens windows for lenses
     */
    LensStage(PanelHost<C> host, Node header, LayoutMemory memory, Consumer<Panel<C>> show, PanelWindows windows) {
        this.host = host;
        this.memory = memory;
        lenses = host.of(Place.LENS);
        List<Panel<C>> atSide = host.of(Place.SIDE);
        side = atSide.isEmpty() ? null : atSide.getFirst();
        List<Panel<C>> withTabs = new ArrayList<>(lenses);
        withTabs.addAll(atSide);
        tabs = new PanelTabs<>(PART, withTabs, false, panel -> {
            show.accept(panel);
            memory.opened(PART, panel.id());
        });
        getStyleClass().add("lens-stage");
        IconButton window = new IconButton(
                        Feather.EXTERNAL_LINK, Texts.get("panel.window"), () -> moveToWindow(windows))
                .small()
                .withId("lens-window");
        TabRow row = new TabRow(tabs, tools, window);
        row.getStyleClass().add("lens-row");
        BorderPane lens = new BorderPane(split);
        VBox.setVgrow(lens, Priority.ALWAYS);
        getChildren().addAll(header, row, lens, sideLine);
        lensPart.getStyleClass().add("lens");
        sidePart.getStyleClass().add("lens-side");
        FocusRegions.mark(lensPart);
        FocusRegions.mark(sidePart);
        FocusRegions.mark(row);
        lensPart.setMinWidth(0);
        SplitMemory.watch(split, () -> memory.resized(arrangement.name, split.getDividerPositions()[0]));
        String stored = memory.open(PART, lenses.getFirst().id());
        chosen = lenses.stream()
                .filter(each -> each.id().equals(stored))
                .findFirst()
                .orElse(lenses.getFirst());
        current = chosen;
        show(chosen);
        arrange(Arrangement.RIGHT);
        widthProperty().subscribe(width -> arrange());
        heightProperty().subscribe(height -> arrange());
    }

    /** The lens that is shown. */
    Panel<C> current() {
        return current;
    }

    boolean isShown(Panel<C> panel) {
        return panel.equals(current) || isAside(panel);
    }

    /** Moves lenses, or the panel at their side, to windows of their own; the current lens stays if it is not moved. */
    void moveToWindows(List<Panel<C>> panels, PanelWindows opener) {
        Panel<C> before = current;
        for (Panel<C> panel : panels) {
            if (isAside(panel)) {
                arrange(Arrangement.LENS);
            }
            use(panel);
            moveToWindow(opener);
        }
        if (host.window(before) == null) {
            show(before);
        }
    }

    /** Moves the current lens to a window of its own, and shows another one instead. */
    private void moveToWindow(PanelWindows opener) {
        Panel<C> moved = current;
        // The last one has least to do with the first.
        lenses.reversed().stream()
                .filter(each -> !each.equals(moved) && host.window(each) == null)
                .findFirst()
                .ifPresent(next -> {
                    chosen = next;
                    use(next);
                    host.moveToWindow(moved, opener, () -> {
                        show(moved);
                        arrange();
                    });
                    showSideLine();
                });
    }

    /** Shows a lens, or the side panel in whatever place it has now. */
    void show(Panel<C> panel) {
        if (isAside(panel)) {
            return;
        }
        if (!panel.equals(side)) {
            chosen = panel;
        }
        use(panel);
    }

    private void use(Panel<C> panel) {
        PanelView before = host.made(current.id());
        PanelView view = host.view(panel);
        if (before != null && !before.equals(view) && !isAside(current)) {
            host.show(before, false);
        }
        current = panel;
        lensPart.getChildren().setAll(view.root());
        tools.getChildren().setAll(view.tools().map(List::of).orElse(List.of()));
        tabs.show(panel.id());
        host.show(view, true);
        showSideLine();
    }

    private void showSideLine() {
        Optional<Node> line = Optional.ofNullable(side)
                .filter(panel -> arrangement == Arrangement.LENS
                        && !current.equals(panel)
                        && host.made(panel.id()) != null
                        && host.window(panel) == null)
                .flatMap(panel -> host.view(panel).line());
        sideLine.getChildren().setAll(line.map(List::of).orElse(List.of()));
        Nodes.show(sideLine, line.isPresent());
    }

    private boolean isAside(Panel<C> panel) {
        return panel.equals(side) && arrangement != Arrangement.LENS;
    }

    private void arrange() {
        if (getWidth() > 0 && getHeight() > 0) {
            Arrangement next;
            if (getWidth() >= WIDE) {
                next = Arrangement.RIGHT;
            } else if (getWidth() >= MEDIUM && getHeight() >= MEDIUM_HEIGHT) {
                next = Arrangement.BELOW;
            } else {
                next = Arrangement.LENS;
            }
            if (next != arrangement) {
                arrange(next);
            }
        }
    }

    private void arrange(Arrangement next) {
        // A side panel in a window of its own stays there, whatever the width.
        if (side == null || host.window(side) != null) {
            return;
        }
        arrangement = next;
        Nodes.show(tabs.button(side.id()), next == Arrangement.LENS);
        PanelView view = host.view(side);
        if (next == Arrangement.LENS) {
            split.getItems().setAll(List.of(lensPart));
            sidePart.getChildren().clear();
            host.show(view, false);
            use(memory.open(PART, "").equals(side.id()) ? side : chosen);
        } else {
            if (current.equals(side)) {
                use(chosen);
            }
            sidePart.getChildren().setAll(view.root());
            split.setOrientation(next == Arrangement.RIGHT ? Orientation.HORIZONTAL : Orientation.VERTICAL);
            split.getItems().setAll(List.of(lensPart, sidePart));
            split.setDividerPositions(memory.size(next.name, next.share));
            host.show(view, true);
        }
        showSideLine();
    }

    /** Moves the focus to the current lens. */
    void takeFocus() {
        Optional.ofNullable(host.made(current.id())).ifPresent(PanelView::takeFocus);
    }
}
