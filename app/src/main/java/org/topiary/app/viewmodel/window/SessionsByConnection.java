// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableMap;
import javafx.util.Subscription;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.start.OpenConnections;
import org.topiary.app.viewmodel.start.OpenState;
import org.topiary.mqtt.SessionState.Phase;

/**
 * The open sessions by connection. If a connection is open more than once, the newest connected session counts, or the
 * newest if none is connected. JavaFX application thread only.
 */
public final class SessionsByConnection implements OpenConnections {
    private final WindowViewModel window;
    private final ObservableMap<String, OpenState> states = FXCollections.observableHashMap();
    private final Map<SessionViewModel, Subscription> watched = new HashMap<>();

    public SessionsByConnection(WindowViewModel window) {
        this.window = window;
        window.all().addListener((ListChangeListener<SessionViewModel>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::forget);
                change.getAddedSubList().forEach(this::watch);
            }
        });
    }

    private void watch(SessionViewModel session) {
        watched.put(
                session,
                Subscription.combine(
                        session.stateProperty().subscribe(state -> update(session)),
                        session.connection().waitingProperty().subscribe(sentence -> update(session))));
    }

    private void forget(SessionViewModel session) {
        Subscription subscription = watched.remove(session);
        if (subscription != null) {
            subscription.unsubscribe();
        }
        update(session);
    }

    private void update(SessionViewModel changed) {
        String id = idOf(changed);
        find(id).map(SessionsByConnection::stateOf)
                .ifPresentOrElse(state -> states.put(id, state), () -> states.remove(id));
    }

    private static OpenState stateOf(SessionViewModel session) {
        return new OpenState(
                session.stateProperty().get().phase(),
                !session.connection().waitingProperty().get().isEmpty());
    }

    private static String idOf(SessionViewModel session) {
        return session.session().profile().id();
    }

    private Optional<SessionViewModel> find(String id) {
        List<SessionViewModel> newestFirst = window.all().reversed().stream()
                .filter(each -> idOf(each).equals(id))
                .toList();
        return newestFirst.stream()
                .filter(each -> each.stateProperty().get().phase() == Phase.CONNECTED)
                .findFirst()
                .or(() -> newestFirst.stream().findFirst());
    }

    @Override
    public ObservableMap<String, OpenState> states() {
        return states;
    }

    @Override
    public boolean show(String id) {
        Optional<SessionViewModel> found = find(id);
        found.ifPresent(window::show);
        return found.isPresent();
    }
}
