// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.store.Settings.WindowPlace;
import org.topiary.app.viewmodel.session.SessionViewModel;

/**
 * The open sessions, each either a tab of the main window or in a window of its own; the tab that shows; and what has
 * to be told to the user. JavaFX application thread only.
 */
public final class WindowViewModel {
    private final ObservableList<SessionViewModel> all = FXCollections.observableArrayList();
    private final ObservableList<SessionViewModel> sessions = FXCollections.observableArrayList();
    private final ObservableList<SessionViewModel> tornOff = FXCollections.observableArrayList();
    private final Map<SessionViewModel, WindowPlace> places = new HashMap<>();
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable SessionViewModel> current = new SimpleObjectProperty<>(this, "current");
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.SYSTEM);

    private Consumer<SessionViewModel> toFront = session -> {};

    /** All that are open, in the order in which they were opened. Not to be changed. */
    public ObservableList<SessionViewModel> all() {
        return all;
    }

    /** Those that are tabs of the main window, in the order of the tabs. Not to be changed. */
    public ObservableList<SessionViewModel> sessions() {
        return sessions;
    }

    /** Those that have a window of their own. Not to be changed. */
    public ObservableList<SessionViewModel> tornOff() {
        return tornOff;
    }

    /** What the user is told, until it is dismissed. Not to be changed. */
    public ObservableList<Notice> notices() {
        return notices;
    }

    /** The session whose tab shows; null for the start page. */
    public ObjectProperty<@Nullable SessionViewModel> currentProperty() {
        return current;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Says a sentence that waits to be dismissed; what is said already is not said twice. */
    public void notify(String sentence) {
        notify(Notice.of(sentence));
    }

    /** Says something that waits to be dismissed, or for its action; what is said already is not said twice. */
    public void notify(Notice notice) {
        if (notices.stream().noneMatch(each -> each.text().equals(notice.text()))) {
            notices.add(notice);
        }
    }

    /** Takes away what the user closes. */
    public void dismiss(Notice notice) {
        if (notices.remove(notice)) {
            notice.dismissed().run();
        }
    }

    /** Does what a notice offers, which takes the notice away. */
    public void accept(Notice notice) {
        if (notices.remove(notice)) {
            notice.action().ifPresent(action -> action.run().run());
        }
    }

    /** Has somebody bring the window of a session that is no tab to the front. */
    public void setToFront(Consumer<SessionViewModel> value) {
        toFront = value;
    }

    /** Shows a session that is open: its tab, or its window, which comes to the front. */
    public void show(SessionViewModel session) {
        if (sessions.contains(session)) {
            current.set(session);
        } else if (tornOff.contains(session)) {
            toFront.accept(session);
        }
    }

    /** Adds a tab behind the others and shows it. */
    public void open(SessionViewModel session) {
        all.add(session);
        sessions.add(session);
        current.set(session);
    }

    /** Adds a tab behind the others; what shows stays. */
    public void openBehind(SessionViewModel session) {
        all.add(session);
        sessions.add(session);
    }

    /** Gives a session a window of its own. */
    public void openTornOff(SessionViewModel session, WindowPlace place) {
        all.add(session);
        places.put(session, place);
        tornOff.add(session);
    }

    /** Ends a session; if it was the tab that shows, its neighbour or the start page does. */
    public void close(SessionViewModel session) {
        if (!all.contains(session)) {
            return;
        }
        removeTab(session);
        tornOff.remove(session);
        places.remove(session);
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
     * Moves a tab into a window of its own; nothing happens to a session that is no tab.
     *
     * @param place where the window is to stand; null: wherever there is room
     */
    public void tearOff(SessionViewModel session, @Nullable WindowPlace place) {
        if (removeTab(session)) {
            if (place != null) {
                places.put(session, place);
            }
            tornOff.add(session);
        }
    }

    /** Makes a session that has a window of its own a tab again, behind the others, and shows it. */
    public void takeBack(SessionViewModel session) {
        if (tornOff.remove(session)) {
            places.remove(session);
            sessions.add(session);
            current.set(session);
        }
    }

    /** Moves a tab to another place among the tabs; an index beyond the ends is the end. */
    public void move(SessionViewModel session, int index) {
        int from = sessions.indexOf(session);
        int to = Math.clamp(index, 0, sessions.size() - 1);
        if (from < 0 || from == to) {
            return;
        }
        List<SessionViewModel> order = new ArrayList<>(sessions);
        order.add(to, order.remove(from));
        // In one change: the tab that shows stays.
        sessions.setAll(order);
    }

    /** Moves a tab by so many places, to the left if negative. */
    public void moveBy(SessionViewModel session, int places) {
        int from = sessions.indexOf(session);
        if (from >= 0) {
            move(session, from + places);
        }
    }

    /** Where the window of a session stands; empty if that is not known yet, or it has none. */
    public Optional<WindowPlace> place(SessionViewModel session) {
        return Optional.ofNullable(places.get(session));
    }

    /** Notes where the window of a session stands. */
    public void setPlace(SessionViewModel session, WindowPlace place) {
        if (tornOff.contains(session)) {
            places.put(session, place);
        }
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
        List<SessionViewModel> open = new ArrayList<>(all);
        sessions.clear();
        tornOff.clear();
        places.clear();
        current.set(null);
        all.clear();
        return CompletableFuture.allOf(
                open.stream().map(SessionViewModel::close).toArray(CompletableFuture<?>[]::new));
    }
}
