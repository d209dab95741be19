// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import org.topiary.app.store.Layout;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.viewmodel.session.SessionViewModel;

/**
 * Saves which connections are open and where, whenever that changes, so that the next start can restore it even after a
 * crash. Nothing is saved before {@link #start} or after {@link #end}. JavaFX application thread only.
 */
public final class LayoutKeeper {
    private final WindowViewModel window;
    private final SettingsStore settings;
    private final Predicate<String> isKept;
    private boolean writes;

    /** @param isKept whether the connection with an id still exists at the next start; others are not saved */
    public LayoutKeeper(WindowViewModel window, SettingsStore settings, Predicate<String> isKept) {
        this.window = window;
        this.settings = settings;
        this.isKept = isKept;
        window.sessions().addListener((ListChangeListener<SessionViewModel>) change -> note());
        window.tornOff().addListener((ListChangeListener<SessionViewModel>) change -> note());
        window.currentProperty().subscribe((old, current) -> note());
    }

    /** Starts saving; called after the previous layout has been restored. */
    public void start() {
        writes = true;
        note();
    }

    /**
     * Saves the current layout; must be called after the window of a session or of a panel was moved, or that of a
     * panel closed.
     */
    public void note() {
        if (writes) {
            Layout layout = layout();
            settings.update(value -> Objects.equals(value.layout(), layout) ? value : value.withLayout(layout));
        }
    }

    /** Stops saving: closing all sessions at the end must not empty the layout. */
    public void end() {
        note();
        writes = false;
    }

    private Layout layout() {
        List<Layout.Tab> tabs = new ArrayList<>();
        int chosen = -1;
        for (SessionViewModel session : window.sessions()) {
            String id = session.session().profile().id();
            if (isKept.test(id)) {
                if (session.equals(window.currentProperty().get())) {
                    chosen = tabs.size();
                }
                tabs.add(new Layout.Tab(id, Optional.empty(), window.panelPlaces(session)));
            }
        }
        for (SessionViewModel session : window.tornOff()) {
            String id = session.session().profile().id();
            if (isKept.test(id) && window.place(session).isPresent()) {
                tabs.add(new Layout.Tab(id, window.place(session), window.panelPlaces(session)));
            }
        }
        return tabs.isEmpty() ? Layout.EMPTY : new Layout(tabs, chosen);
    }
}
