// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.app.viewmodel.form.ConnectionFormViewModel;
import org.topiary.app.viewmodel.form.ConnectionTestViewModel;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.SavedProfile;

/** The start page. JavaFX application thread. */
public final class StartViewModel implements AutoCloseable {
    private final ProfileStore store;
    private final StartActions actions;
    private final Credentials credentials;
    private final FxScheduler fx;
    private final OpenConnections openConnections;
    private final Cards cards;
    private final PasswordGate gate;
    private final ObjectProperty<@Nullable ConnectionFormViewModel> form = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable ConnectionTestViewModel> test = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper undoText = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Set<String>> justImported = new ReadOnlyObjectWrapper<>(Set.of());
    /** What is being kept of the form that is open. */
    private @Nullable SecretChanges saving;

    private @Nullable SavedProfile removed;

    /**
     * @param clock says how long ago a connection was used
     * @param zone the days of which are counted
     */
    public StartViewModel(
            ProfileStore store,
            Credentials credentials,
            StartActions actions,
            OpenConnections openConnections,
            FxScheduler fx,
            InstantSource clock,
            TimeZone zone) {
        this.store = store;
        this.credentials = credentials;
        this.actions = actions;
        this.fx = fx;
        this.openConnections = openConnections;
        cards = new Cards(store, credentials, openConnections, clock, zone);
        gate = new PasswordGate(store, credentials, actions, cards, clock);
        credentials.protectionProperty().subscribe(sentence -> {
            ConnectionFormViewModel open = form.get();
            if (open != null) {
                open.setProtection(sentence);
            }
        });
    }

    /** Where the secrets are, with the questions about them. */
    public Credentials credentials() {
        return credentials;
    }

    /** Those without a folder first, then folder by folder; in each the newest used first. */
    public ObservableList<ConnectionCard> cards() {
        return cards.all();
    }

    /** How those stand that are open or have a secret to be saved, by the ids of their profiles. Not to be changed. */
    public ObservableMap<String, CardStatus> statuses() {
        return cards.statuses();
    }

    /** The form that is open; null when none is. */
    public ObjectProperty<@Nullable ConnectionFormViewModel> formProperty() {
        return form;
    }

    /** The question for a password that is open; null when none is. */
    public ObjectProperty<@Nullable PasswordPrompt> promptProperty() {
        return gate.promptProperty();
    }

    /** The test of a connection that shows; null when none does. */
    public ReadOnlyObjectProperty<@Nullable ConnectionTestViewModel> testProperty() {
        return test.getReadOnlyProperty();
    }

    /** Tries the connection as the form says, with the secrets that are kept or typed; nothing is saved. */
    public void testForm() {
        ConnectionFormViewModel open = form.get();
        Optional<ConnectionProfile> made = submitted(open);
        if (open == null || made.isEmpty()) {
            return;
        }
        SecretChanges changes = open.secretChanges();
        open.setBusy(true);
        credentials.load(
                open.id(),
                changes.fields(),
                secrets -> {
                    open.setBusy(false);
                    try (changes) {
                        changes.removed().forEach(field -> secrets.set(field, null));
                        secrets.setAll(changes.typed());
                    }
                    if (!open.equals(form.get())) {
                        secrets.close();
                        return;
                    }
                    ConnectionTestViewModel started =
                            new ConnectionTestViewModel(fx, cards.names().named(made.get()));
                    test.set(started);
                    started.start(actions::test, secrets);
                },
                () -> {
                    open.setBusy(false);
                    changes.close();
                });
    }

    /**
     * The profile that a form makes; empty when there is none, it is wrong, or it was used already and that is not
     * over.
     */
    private Optional<ConnectionProfile> submitted(@Nullable ConnectionFormViewModel open) {
        if (open == null || open.busyProperty().get()) {
            return Optional.empty();
        }
        Optional<ConnectionProfile> made = open.submit();
        made.flatMap(profile -> open.tls().identity().chosenModule()).ifPresent(actions::choseModule);
        return made;
    }

    public void closeTest() {
        test.set(null);
    }

    /** What {@link #undoDelete} would bring back, as a sentence; empty when nothing. */
    public ReadOnlyStringProperty undoTextProperty() {
        return undoText.getReadOnlyProperty();
    }

    /** Reads the profiles anew and says afresh how long ago each was used. */
    public void refresh() {
        cards.refresh();
    }

    /** Shows connections that were imported, marked until {@link #endImported}. */
    public void showImported(Collection<String> ids) {
        refresh();
        justImported.set(Set.copyOf(ids));
    }

    /** Ids of the connections to be marked as imported. */
    public ReadOnlyObjectProperty<Set<String>> justImportedProperty() {
        return justImported.getReadOnlyProperty();
    }

    /** They were seen. */
    public void endImported() {
        justImported.set(Set.of());
    }

    public void openDemo() {
        actions.openDemo();
    }

    /** Shows a saved connection where it is open, or else opens it; nothing happens when there is none of that id. */
    public void open(String id) {
        if (!openConnections.show(id)) {
            openAnother(id);
        }
    }

    /** Opens a saved connection, once more if it is open; nothing happens when there is none of that id. */
    public void openAnother(String id) {
        store.find(id).map(SavedProfile::profile).ifPresent(this::open);
    }

    /**
     * Opens a connection, kept or not; asks for the password first when it has a user name and none is known. While its
     * secrets are being read, it is not opened once more.
     */
    public void open(ConnectionProfile profile) {
        gate.open(profile);
    }

    /** Answers the open question and connects. */
    public void submitPassword() {
        gate.submit();
    }

    public void cancelPassword() {
        gate.cancel();
    }

    /**
     * Has the password asked for again at the next opening, as after "bad user name or password"; one that is kept
     * stays.
     */
    public void forgetPassword(String id) {
        gate.forget(id);
    }

    /** The right password is known now. */
    public void passwordAccepted(String id) {
        gate.accepted(id);
    }

    public void newConnection() {
        ConnectionProfile blank = ConnectionProfile.of(
                UUID.randomUUID().toString(),
                "",
                new BrokerAddress(Transport.TCP, "localhost", Transport.TCP.defaultPort(), ""));
        showForm(new ConnectionFormViewModel(fx, blank, false, Texts.get("form.title.new")));
    }

    public void edit(String id) {
        store.find(id).ifPresent(saved -> {
            var opened = new ConnectionFormViewModel(fx, saved.profile(), true, Texts.get("form.title.edit"));
            showForm(opened);
            credentials.kept(id, opened::setKept);
        });
    }

    private void showForm(ConnectionFormViewModel opened) {
        closeForm();
        opened.setProtection(credentials.protectionProperty().get());
        opened.setNames(cards.names());
        opened.proxy().setDefault(actions.defaultProxy());
        form.set(opened);
    }

    /** Opens the form with a copy; it is kept when the form is saved. */
    public void duplicate(String id) {
        store.find(id).map(SavedProfile::profile).ifPresent(original -> {
            ConnectionProfile copy = original.toBuilder()
                    .id(UUID.randomUUID().toString())
                    .name(Texts.get("start.copyOf", cards.names().of(original)))
                    // Checks are switched off only before the certificate in question.
                    .tls(original.tls().withAcceptAnything(false))
                    .build();
            showForm(new ConnectionFormViewModel(fx, copy, true, Texts.get("form.title.copy")));
        });
    }

    /** Removes a connection at once; {@link #undoDelete} brings the last one back. */
    public void delete(String id) {
        store.find(id).ifPresent(saved -> {
            dismissUndo();
            removed = saved;
            store.remove(id);
            undoText.set(Texts.get("start.deleted", cards.names().of(saved.profile())));
            refresh();
        });
    }

    public void undoDelete() {
        if (removed != null) {
            store.restore(removed);
            removed = null;
            dismissUndo();
            refresh();
        }
    }

    /** Gives up the way back. */
    public void dismissUndo() {
        if (removed != null) {
            credentials.remove(removed.profile().id());
        }
        removed = null;
        undoText.set("");
    }

    /** Keeps what the form says and closes it; when a field is wrong, it stays open. */
    public void saveForm() {
        saveForm(saved -> {});
    }

    private void saveForm(Consumer<ConnectionProfile> then) {
        ConnectionFormViewModel open = form.get();
        Optional<ConnectionProfile> made = submitted(open);
        if (open != null && made.isPresent()) {
            save(open, made.get(), made.get(), then);
        }
    }

    /** @param kept the profile that gets the secrets of the form: the one it made, or one that says the same */
    private void save(
            ConnectionFormViewModel open,
            ConnectionProfile made,
            ConnectionProfile kept,
            Consumer<ConnectionProfile> then) {
        SecretChanges changes = open.secretChanges();
        boolean typedPassword = changes.typed().has(SecretField.PASSWORD);
        open.setBusy(true);
        saving = changes;
        // First what is to be forgotten: when that is not possible the form is still there.
        credentials.saveOnceAccepted(
                kept.id(),
                changes,
                () -> {
                    if (!open.equals(form.get())) {
                        return;
                    }
                    open.proxy().newDefault().ifPresent(actions::useAsDefaultProxy);
                    gate.saved(kept.id(), typedPassword);
                    if (made.equals(kept)) {
                        store.put(made);
                    }
                    closeForm();
                    refresh();
                    then.accept(kept);
                },
                () -> {
                    if (changes.equals(saving)) {
                        saving = null;
                    }
                    open.setBusy(false);
                });
    }

    /**
     * Saves what the form says and opens it; a new one that only repeats a saved one opens that instead, or shows it
     * where it is open.
     */
    public void connectForm() {
        ConnectionFormViewModel open = form.get();
        Optional<ConnectionProfile> made = submitted(open);
        if (open != null && made.isPresent()) {
            ConnectionProfile kept = Repeated.find(made.get(), store.profiles()).orElse(made.get());
            boolean changes = open.changesSecrets()
                    || store.find(kept.id())
                            .filter(saved -> saved.profile().equals(kept))
                            .isEmpty();
            save(open, made.get(), kept, saved -> {
                // What was changed is tried by a connection of its own.
                if (changes || !openConnections.show(saved.id())) {
                    open(saved);
                }
            });
        }
    }

    /** Leaves the form; what is not kept yet is not kept. */
    public void closeForm() {
        if (saving != null) {
            saving.close();
            saving = null;
        }
        ConnectionFormViewModel open = form.get();
        if (open != null) {
            open.clearSecrets();
            form.set(null);
        }
    }

    /** Gives up the way back to what was deleted; the credentials are closed by who made them. */
    @Override
    public void close() {
        dismissUndo();
    }
}
