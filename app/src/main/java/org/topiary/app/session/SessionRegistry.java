// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.topiary.app.store.Layout;
import org.topiary.app.store.Settings;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.session.CertificateFacts;
import org.topiary.app.viewmodel.session.ConnectionViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.settings.ConfirmationSettings;
import org.topiary.app.viewmodel.window.ClosedTabs;
import org.topiary.app.viewmodel.window.SessionNames;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.mqtt.ConnectionInfo;
import org.topiary.mqtt.LogBudget;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.SavedProfile;

/**
 * Opens connections: on request, and at the start those that were last open and those that connect automatically. Their
 * logs share one budget. JavaFX application thread unless noted otherwise.
 */
public final class SessionRegistry {
    private static final long MIB = 1024 * 1024;

    private final SessionFactory factory;
    private final WindowViewModel window;
    private final SessionNames names;
    private final ProfileStore profiles;
    private final SettingsStore settings;
    private final Credentials credentials;
    private final FxScheduler fx;
    private final LogBudget budget;
    private final ClosedTabs closed = new ClosedTabs();
    /** The sessions of the window, for any thread. */
    private volatile List<Session> live = List.of();

    private Consumer<String> onRefused = id -> {};
    private Consumer<String> onAccepted = id -> {};

    public SessionRegistry(
            SessionFactory factory,
            WindowViewModel window,
            SessionNames names,
            ProfileStore profiles,
            SettingsStore settings,
            Credentials credentials,
            FxScheduler fx) {
        this.factory = factory;
        this.window = window;
        this.names = names;
        this.profiles = profiles;
        this.settings = settings;
        this.credentials = credentials;
        this.fx = fx;
        budget = new LogBudget(settings.get().logBudgetMiB() * MIB);
        window.all()
                .subscribe(() -> live =
                        window.all().stream().map(SessionViewModel::session).toList());
    }

    /**
     * Sets the callbacks for passwords.
     *
     * @param refused receives the id of a connection whose password the broker refused
     * @param accepted receives the id of a connection whose correct password was typed since then, and is saved
     */
    void watchPasswords(Consumer<String> refused, Consumer<String> accepted) {
        onRefused = refused;
        onAccepted = accepted;
    }

    /** Opens a connection in a tab, which takes ownership of the secrets, and connects. */
    SessionViewModel open(ConnectionProfile profile, ConnectionSecrets secrets) {
        SessionViewModel opened = make(profile, secrets, true);
        window.open(opened);
        opened.connect();
        return opened;
    }

    /** @param complete whether these are all secrets of the connection */
    private SessionViewModel make(ConnectionProfile profile, ConnectionSecrets secrets, boolean complete) {
        SessionViewModel opened = factory.open(names.named(profile), secrets, budget, settings.get());
        names.add(opened, profile);
        opened.connection().setMayAskEverything(() -> ConfirmationSettings.EVERYTHING.get(settings.get()));
        Session session = opened.session();
        opened.connection()
                .setPreparation(new ConnectionPreparation(
                        session,
                        secrets,
                        complete,
                        credentials,
                        () -> settings.get().defaultProxy(),
                        opened.tasks().own(),
                        fx,
                        new TrustedModules(settings),
                        factory.confirm(session)));
        announceExpiry(opened);
        watchSecrets(opened, secrets);
        opened.tree()
                .columnsProperty()
                .subscribe((old, columns) -> settings.update(value -> value.withTreeColumns(columns)));
        List<Session> others =
                window.all().stream().map(SessionViewModel::session).toList();
        ConnectionViewModel.sameClientId(session, others).ifPresent(window::notify);
        return opened;
    }

    /**
     * Saves a secret, if requested, once the broker has accepted it. After a refusal the user is asked again, and the
     * correct secret may replace the saved one.
     */
    private void watchSecrets(SessionViewModel session, ConnectionSecrets secrets) {
        String id = session.session().profile().id();
        if (profiles.find(id).isPresent()) {
            session.typedSecrets().setKeeper(changes -> credentials.saveOnceAccepted(id, changes, () -> {}, () -> {}));
        }
        session.stateProperty().subscribe(state -> {
            if (state.phase() == Phase.CONNECTED && credentials.accepted(id, secrets)) {
                onAccepted.accept(id);
            }
            state.asked().ifPresent(field -> refused(session, field, secrets));
        });
    }

    private void refused(SessionViewModel session, SecretField field, ConnectionSecrets secrets) {
        String id = session.session().profile().id();
        boolean waited = credentials.refused(id, field, secrets);
        if (field == SecretField.PASSWORD) {
            onRefused.accept(id);
        }
        // A user who saved a wrong secret will want to save the correct one.
        credentials.kept(id, fields -> session.typedSecrets().keepProperty().set(waited || fields.contains(field)));
    }

    /** Warns once that the server's certificate expires soon. */
    private void announceExpiry(SessionViewModel session) {
        AtomicBoolean announced = new AtomicBoolean();
        session.stateProperty().subscribe(state -> {
            ConnectionInfo info = session.session().info();
            if (state.phase() == Phase.CONNECTED && info != null && !announced.getAndSet(true)) {
                info.tlsDetails()
                        .flatMap(tls ->
                                CertificateFacts.expiry(session.nameProperty().get(), tls.chain(), Instant.now()))
                        .ifPresent(window::notify);
            }
        });
    }

    /**
     * Sends DISCONNECT to all brokers; completes, on any thread, when all have been disconnected. The logs stay
     * readable. Any thread.
     */
    public CompletableFuture<Void> disconnectAll() {
        return CompletableFuture.allOf(live.stream().map(Session::disconnect).toArray(CompletableFuture<?>[]::new));
    }

    /** Opens the connections that were last open, in their order and places, then those that connect at the start. */
    void restore() {
        Layout layout = settings.get().layout();
        List<String> open = new ArrayList<>();
        @Nullable SessionViewModel chosen = null;
        for (int i = 0; i < layout.tabs().size(); i++) {
            Layout.Tab tab = layout.tabs().get(i);
            Optional<ConnectionProfile> profile = profiles.find(tab.profileId()).map(SavedProfile::profile);
            if (profile.isPresent()) {
                SessionViewModel restored =
                        openAgain(profile.get(), tab.window().orElse(null));
                tab.panels().forEach((panel, place) -> window.setPanelPlace(restored, panel, place));
                open.add(tab.profileId());
                chosen = i == layout.chosen() ? restored : chosen;
            }
        }
        for (SavedProfile saved : profiles.profiles()) {
            if (saved.profile().autoConnect() && !open.contains(saved.profile().id())) {
                SessionViewModel connecting = openAgain(saved.profile(), null);
                chosen = layout.tabs().isEmpty() && chosen == null ? connecting : chosen;
            }
        }
        window.currentProperty().set(chosen);
    }

    /** Closes a session, whose tab can be reopened. */
    public void close(SessionViewModel session) {
        closed.add(session);
        window.close(session);
    }

    /** Whether there is a closed tab to reopen. */
    public boolean canReopen() {
        return !closed.isEmpty();
    }

    /** Opens the tab that was closed last, if any, with its filter, and its selection once the topic is seen. */
    public void reopen() {
        closed.take().ifPresent(this::reopen);
    }

    private void reopen(ClosedTabs.ClosedTab tab) {
        SessionViewModel session = openAgain(tab.profile(), null);
        session.tree().filterProperty().set(tab.filter());
        if (!tab.topic().isEmpty()) {
            session.selectWhenSeen(tab.topic());
        }
        window.show(session);
    }

    /**
     * Opens a connection that connects automatically; one with a user name but no password waits until the user types
     * it.
     */
    private SessionViewModel openAgain(ConnectionProfile profile, Settings.@Nullable WindowPlace place) {
        SessionViewModel session = make(profile, new ConnectionSecrets(), false);
        if (place == null) {
            window.openBehind(session);
        } else {
            window.openTornOff(session, place);
        }
        session.connection()
                .await(Texts.get(
                        "connection.waits.vault", session.nameProperty().get()));
        session.connect();
        return session;
    }
}
