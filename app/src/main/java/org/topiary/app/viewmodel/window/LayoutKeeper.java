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
 * Writes down which connections are open and where, whenever that changes, so that the next start finds it even if this
 * one does not end well. Nothing is written before {@link #start}, nor after {@link #end}. JavaFX application thread
 * only.
 */
public final class LayoutKeeper {
    private final WindowViewModel window;
    private final SettingsStore settings;
    private final Predicate<String> isKept;
    private boolean writes;

    /** @param isKept whether there is a connection of an id at the next start; others leave no trace */
    public LayoutKeeper(WindowViewModel window, SettingsStore settings, Predicate<String> isKept) {
        this.window = window;
        this.settings = settings;
        this.isKept = isKept;
        window.sessions().addListener((ListChangeListener<SessionViewModel>) change -> note());
        window.tornOff().addListener((ListChangeListener<SessionViewModel>) change -> note());
        window.currentProperty().subscribe((old, current) -> note());
    }

    /** From now on it is written down: what was open last has been opened again. */
    public void start() {
        writes = true;
        note();
    }

    /** Writes down what is so now; to be called when the window of a session was moved. */
    public void note() {
        if (writes) {
            Layout layout = layout();
            settings.update(value -> Objects.equals(value.layout(), layout) ? value : value.withLayout(layout));
        }
    }

    /** From now on nothing is written down: closing all is no wish to find nothing. */
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
                tabs.add(new Layout.Tab(id, Optional.empty()));
            }
        }
        for (SessionViewModel session : window.tornOff()) {
            String id = session.session().profile().id();
            if (isKept.test(id) && window.place(session).isPresent()) {
                tabs.add(new Layout.Tab(id, window.place(session)));
            }
        }
        return tabs.isEmpty() ? Layout.EMPTY : new Layout(tabs, chosen);
    }
}
