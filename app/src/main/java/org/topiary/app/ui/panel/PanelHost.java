// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The panels of a workbench: makes each when it is first opened, ticks those that are visible, and closes all. */
final class PanelHost<C> {
    private final C context;
    private final Map<String, Panel<C>> panels = new LinkedHashMap<>();
    private final Map<String, PanelView> views = new LinkedHashMap<>();
    private final Consumer<Panel<C>> open;
    private final Predicate<Panel<C>> isOpen;
    /** The views that are visible, for any thread. */
    private volatile List<PanelView> visible = List.of();
    /** The windows of panels that have been moved out of the workbench. */
    private final Map<String, PanelWindows.PanelWindow> windows = new HashMap<>();

    /**
     * @param open makes a panel visible
     * @param isOpen whether a panel is visible
     */
    PanelHost(C context, List<Panel<C>> panels, Consumer<Panel<C>> open, Predicate<Panel<C>> isOpen) {
        this.context = context;
        this.open = open;
        this.isOpen = isOpen;
        for (Panel<C> panel : panels) {
            if (this.panels.put(panel.id(), panel) != null) {
                throw new IllegalArgumentException("Two panels have the id " + panel.id());
            }
        }
    }

    List<Panel<C>> of(Place place) {
        return panels.values().stream().filter(each -> each.place() == place).toList();
    }

    List<Panel<C>> all() {
        return List.copyOf(panels.values());
    }

    Optional<Panel<C>> find(String id) {
        return Optional.ofNullable(panels.get(id));
    }

    /** The view of a panel, made now if it was never open. */
    PanelView view(Panel<C> panel) {
        PanelView made = views.get(panel.id());
        if (made == null) {
            made = panel.make().apply(context);
            views.put(panel.id(), made);
            made.placed(new PanelPlace() {
                @Override
                public void open() {
                    open.accept(panel);
                }

                @Override
                public boolean isOpen() {
                    return isOpen.test(panel);
                }
            });
        }
        return made;
    }

    /** The view of a panel; null if it was never open. */
    @Nullable
    PanelView made(String id) {
        return views.get(id);
    }

    /** Notifies a view that it is visible, or not any more. */
    void show(PanelView view, boolean shows) {
        if (visible.contains(view) != shows) {
            List<PanelView> changed = new ArrayList<>(visible);
            if (shows) {
                changed.add(view);
            } else {
                changed.remove(view);
            }
            visible = List.copyOf(changed);
            view.shown(shows);
        }
    }

    /** The window of a panel; null while it is in the workbench. */
    PanelWindows.@Nullable PanelWindow window(Panel<C> panel) {
        return windows.get(panel.id());
    }

    /**
     * Moves a panel, which no part of the workbench shows any more, to a window of its own.
     *
     * @param closed run when the window has been closed by the user
     */
    void moveToWindow(Panel<C> panel, PanelWindows opener, Runnable closed) {
        PanelView view = view(panel);
        view.shown(true);
        windows.put(panel.id(), opener.open(panel, view, () -> {
            windows.remove(panel.id());
            view.shown(false);
            closed.run();
        }));
    }

    /** Whether a visible panel has something to draw. Any thread. */
    boolean isBehind() {
        for (PanelView view : visible) {
            if (view.isBehind()) {
                return true;
            }
        }
        return false;
    }

    void tick(long nowNanos) {
        visible.forEach(view -> view.tick(nowNanos));
    }

    void close() {
        windows.values().forEach(PanelWindows.PanelWindow::close);
        windows.clear();
        visible.forEach(view -> view.shown(false));
        visible = List.of();
        views.values().forEach(PanelView::close);
        views.clear();
    }
}
