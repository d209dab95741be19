// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.viewmodel.session.SessionViewModel;

/** The open sessions, the one that shows, and what has to be told to the user. JavaFX application thread only. */
public final class WindowViewModel {
    private final ObservableList<SessionViewModel> sessions = FXCollections.observableArrayList();
    private final ObservableList<String> notices = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable SessionViewModel> current = new SimpleObjectProperty<>(this, "current");
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.SYSTEM);

    public ObservableList<SessionViewModel> sessions() {
        return sessions;
    }

    /** Sentences for the user that wait to be dismissed. */
    public ObservableList<String> notices() {
        return notices;
    }

    /** The session whose tab shows; null for the start page. */
    public ObjectProperty<@Nullable SessionViewModel> currentProperty() {
        return current;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public void open(SessionViewModel session) {
        sessions.add(session);
        current.set(session);
    }

    /** Ends a session; its neighbour or the start page shows. */
    public void close(SessionViewModel session) {
        int index = sessions.indexOf(session);
        if (index < 0) {
            return;
        }
        boolean showing = session.equals(current.get());
        sessions.remove(index);
        if (showing) {
            current.set(sessions.isEmpty() ? null : sessions.get(Math.min(index, sessions.size() - 1)));
        }
        // The window does not wait for the network.
        var _ = session.close();
    }

    /** Shows the tab of a number as the keys count them: 1 is the start page, 2 the first session. */
    public void show(int number) {
        if (number == 1) {
            current.set(null);
        } else if (number - 2 < sessions.size()) {
            current.set(sessions.get(number - 2));
        }
    }

    /** Ends all sessions; completes when all have said goodbye, on any thread. */
    public CompletableFuture<Void> close() {
        List<SessionViewModel> open = new ArrayList<>(sessions);
        sessions.clear();
        current.set(null);
        return CompletableFuture.allOf(
                open.stream().map(SessionViewModel::close).toArray(CompletableFuture<?>[]::new));
    }
}
