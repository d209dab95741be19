// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.store.Settings.WindowPlace;
import org.topiary.app.viewmodel.session.SessionViewModel;

/**
 * The open sessions, each a tab of the main window or in its own window; the selected tab; and the notices to the user.
 * JavaFX application thread only.
 */
public final class WindowViewModel {
    private final ObservableList<SessionViewModel> all = FXCollections.observableArrayList();
    private final ObservableList<SessionViewModel> sessions = FXCollections.observableArrayList();
    private final ObservableList<SessionViewModel> tornOff = FXCollections.observableArrayList();
    private final Map<SessionViewModel, WindowPlace> places = new HashMap<>();
    private final Map<SessionViewModel, Map<String, WindowPlace>> panelPlaces = new HashMap<>();
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable SessionViewModel> current = new SimpleObjectProperty<>(this, "current");
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.SYSTEM);

    private final IntegerProperty textSize = new SimpleIntegerProperty(this, "textSize", 100);

    private Consumer<SessionViewModel> toFront = session -> {};

    /** All open sessions, in the order in which they were opened. Must not be changed. */
    public ObservableList<SessionViewModel> all() {
        return all;
    }

    /** The sessions in tabs of the main window, in tab order. Must not be changed. */
    public ObservableList<SessionViewModel> sessions() {
        return sessions;
    }

    /** The sessions in their own windows. Must not be changed. */
    public ObservableList<SessionViewModel> tornOff() {
        return tornOff;
    }

    /** The notices that have not been dismissed. Must not be changed. */
    public ObservableList<Notice> notices() {
        return notices;
    }

    /** The session of the selected tab; null for the start page. */
    public ObjectProperty<@Nullable SessionViewModel> currentProperty() {
        return current;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Size of the text, in percent of the normal size. */
    public IntegerProperty textSizeProperty() {
        return textSize;
    }

    /** Adds a notice with a sentence, unless the same one is already shown. */
    public void notify(String sentence) {
        notify(Notice.of(sentence));
    }

    /** Says that something the user asked for is done, unless the same is already shown. */
    public void confirm(String sentence) {
        notify(Notice.confirmation(sentence));
    }

    /** Adds a notice, unless the same one is already shown. */
    public void notify(Notice notice) {
        if (notices.stream().noneMatch(each -> each.text().equals(notice.text()))) {
            notices.add(notice);
        }
    }

    /** Removes a notice that the user closes. */
    public void dismiss(Notice notice) {
        if (notices.remove(notice)) {
            notice.dismissed().run();
        }
    }

    /** Runs the action of a notice and removes the notice. */
    public void accept(Notice notice) {
        if (notices.remove(notice)) {
            notice.action().ifPresent(action -> action.run().run());
        }
    }

    /** Sets the action that brings the window of a session that is not a tab to the front. */
    public void setToFront(Consumer<SessionViewModel> value) {
        toFront = value;
    }

    /** Shows an open session: selects its tab, or brings its window to the front. */
    public void show(SessionViewModel session) {
        if (sessions.contains(session)) {
            current.set(session);
        } else if (tornOff.contains(session)) {
            toFront.accept(session);
        }
    }

    /** Adds a tab after the others and selects it. */
    public void open(SessionViewModel session) {
        all.add(session);
        sessions.add(session);
        current.set(session);
    }

    /** Adds a tab after the others; the selection does not change. */
    public void openBehind(SessionViewModel session) {
        all.add(session);
        sessions.add(session);
    }

    /** Adds a session in its own window. */
    public void openTornOff(SessionViewModel session, WindowPlace place) {
        all.add(session);
        places.put(session, place);
        tornOff.add(session);
    }

    /** Ends a session; if its tab was selected, its neighbour or the start page is selected instead. */
    public void close(SessionViewModel session) {
        if (!all.contains(session)) {
            return;
        }
        removeTab(session);
        tornOff.remove(session);
        places.remove(session);
        panelPlaces.remove(session);
        all.remove(session);
        // The window does not wait for the network.
        var _ = session.close();
    }

    private boolean removeTab(SessionViewModel session) {
        int index = sessions.indexOf(session);
        if (index < 0) {
            return false;
        }
        boolean showing = session.equals(current.get());
        sessions.remove(index);
        if (showing) {
            current.set(sessions.isEmpty() ? null : sessions.get(Math.min(index, sessions.size() - 1)));
        }
        return true;
    }

    /**
     * Moves a tab into its own window; does nothing for a session that is not a tab.
     *
     * @param place of the window; null: wherever there is room
     */
    public void tearOff(SessionViewModel session, @Nullable WindowPlace place) {
        if (removeTab(session)) {
            if (place != null) {
                places.put(session, place);
            }
            tornOff.add(session);
        }
    }

    /** Turns a session in its own window into a tab again, after the others, and selects it. */
    public void takeBack(SessionViewModel session) {
        if (tornOff.remove(session)) {
            places.remove(session);
            sessions.add(session);
            current.set(session);
        }
    }

    /** Moves a tab to another index; an index out of range means the nearest end. */
    public void move(SessionViewModel session, int index) {
        int from = sessions.indexOf(session);
        int to = Math.clamp(index, 0, sessions.size() - 1);
        if (from < 0 || from == to) {
            return;
        }
        List<SessionViewModel> order = new ArrayList<>(sessions);
        order.add(to, order.remove(from));
        // A single change keeps the selected tab.
        sessions.setAll(order);
    }

    /** Moves a tab by a number of places, to the left if negative. */
    public void moveBy(SessionViewModel session, int places) {
        int from = sessions.indexOf(session);
        if (from >= 0) {
            move(session, from + places);
        }
    }

    /** The place of a session's window; empty if it is not known yet, or the session has no window. */
    public Optional<WindowPlace> place(SessionViewModel session) {
        return Optional.ofNullable(places.get(session));
    }

    /** Saves the place of a session's window. */
    public void setPlace(SessionViewModel session, WindowPlace place) {
        if (tornOff.contains(session)) {
            places.put(session, place);
        }
    }

    /** The places of the windows of a session's panels, by the id of the panel. */
    public Map<String, WindowPlace> panelPlaces(SessionViewModel session) {
        return Map.copyOf(panelPlaces.getOrDefault(session, Map.of()));
    }

    /**
     * Saves the place of the window of a session's panel.
     *
     * @param place null: the panel has no window any more
     */
    public void setPanelPlace(SessionViewModel session, String panel, @Nullable WindowPlace place) {
        if (place == null) {
            panelPlaces.getOrDefault(session, new HashMap<>()).remove(panel);
        } else if (all.contains(session)) {
            panelPlaces.computeIfAbsent(session, key -> new HashMap<>()).put(panel, place);
        }
    }

    /** Selects a tab by the number of its shortcut: 1 is the start page, 2 the first session. */
    public void show(int number) {
        if (number == 1) {
            current.set(null);
        } else if (number - 2 < sessions.size()) {
            current.set(sessions.get(number - 2));
        }
    }

    /** Ends all sessions; completes on any thread when all are disconnected. */
    public CompletableFuture<Void> close() {
        List<SessionViewModel> open = new ArrayList<>(all);
        sessions.clear();
        tornOff.clear();
        places.clear();
        panelPlaces.clear();
        current.set(null);
        all.clear();
        return CompletableFuture.allOf(
                open.stream().map(SessionViewModel::close).toArray(CompletableFuture<?>[]::new));
    }
}
