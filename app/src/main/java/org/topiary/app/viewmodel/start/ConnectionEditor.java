// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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

/** Opens the connection form, and tests, saves and opens its connection. JavaFX application thread. */
public final class ConnectionEditor {
    private final ProfileStore store;
    private final Credentials credentials;
    private final ConnectionOpener opener;
    private final OpenConnections openConnections;
    private final CardsViewModel cards;
    private final PasswordGate passwords;
    private final FxScheduler fx;
    private final ReadOnlyObjectWrapper<@Nullable ConnectionFormViewModel> form = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ConnectionTestViewModel> test = new ReadOnlyObjectWrapper<>();
    /** The changes from the open form that are being saved. */
    private @Nullable SecretChanges saving;

    ConnectionEditor(
            ProfileStore store,
            Credentials credentials,
            ConnectionOpener opener,
            OpenConnections openConnections,
            CardsViewModel cards,
            PasswordGate passwords,
            FxScheduler fx) {
        this.store = store;
        this.credentials = credentials;
        this.opener = opener;
        this.openConnections = openConnections;
        this.cards = cards;
        this.passwords = passwords;
        this.fx = fx;
        credentials.protectionProperty().subscribe(sentence -> {
            ConnectionFormViewModel open = form.get();
            if (open != null) {
                open.setProtection(sentence);
            }
        });
    }

    /** The open form; null when there is none. */
    public ReadOnlyObjectProperty<@Nullable ConnectionFormViewModel> formProperty() {
        return form.getReadOnlyProperty();
    }

    /** The connection test shown; null when there is none. */
    public ReadOnlyObjectProperty<@Nullable ConnectionTestViewModel> testProperty() {
        return test.getReadOnlyProperty();
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
        close();
        opened.setProtection(credentials.protectionProperty().get());
        opened.setNames(cards.names());
        opened.proxy().setDefault(opener.defaultProxy());
        form.set(opened);
    }

    /** Opens the form with a copy, which is saved with the form. */
    public void duplicate(String id) {
        store.find(id).map(SavedProfile::profile).ifPresent(original -> {
            ConnectionProfile copy = original.toBuilder()
                    .id(UUID.randomUUID().toString())
                    .name(Texts.get("start.copyOf", cards.names().of(original)))
                    // Verification can be turned off only with the certificate in view.
                    .tls(original.tls().withAcceptAnything(false))
                    .build();
            showForm(new ConnectionFormViewModel(fx, copy, true, Texts.get("form.title.copy")));
        });
    }

    /** Tests the connection with the values in the form and its saved or typed secrets; nothing is saved. */
    public void test() {
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
                    started.start(opener::test, secrets);
                },
                () -> {
                    open.setBusy(false);
                    changes.close();
                });
    }

    /** The profile from a form; empty when there is no form, it is invalid, or it is still being processed. */
    private Optional<ConnectionProfile> submitted(@Nullable ConnectionFormViewModel open) {
        if (open == null || open.busyProperty().get()) {
            return Optional.empty();
        }
        Optional<ConnectionProfile> made = open.submit();
        made.flatMap(profile -> open.tls().identity().chosenModule()).ifPresent(opener::choseModule);
        return made;
    }

    public void closeTest() {
        test.set(null);
    }

    /** Saves the connection and closes the form; if a field is invalid, the form stays open. */
    public void save() {
        ConnectionFormViewModel open = form.get();
        Optional<ConnectionProfile> made = submitted(open);
        if (open != null && made.isPresent()) {
            save(open, made.get(), made.get(), saved -> {});
        }
    }

    /** @param kept the profile that receives the secrets of the form: the new one, or an equivalent saved one */
    private void save(
            ConnectionFormViewModel open,
            ConnectionProfile made,
            ConnectionProfile kept,
            Consumer<ConnectionProfile> then) {
        SecretChanges changes = open.secretChanges();
        boolean typedPassword = changes.typed().has(SecretField.PASSWORD);
        open.setBusy(true);
        saving = changes;
        // Removes secrets first: if that fails, the form is still open.
        credentials.saveOnceAccepted(
                kept.id(),
                changes,
                () -> {
                    if (!open.equals(form.get())) {
                        return;
                    }
                    open.proxy().newDefault().ifPresent(opener::useAsDefaultProxy);
                    passwords.saved(kept.id(), typedPassword);
                    if (made.equals(kept)) {
                        store.put(made);
                    }
                    close();
                    cards.refresh();
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
     * Saves the connection and opens it; if a new one only repeats a saved one, opens that instead, or shows it where
     * it is open.
     */
    public void connect() {
        ConnectionFormViewModel open = form.get();
        Optional<ConnectionProfile> made = submitted(open);
        if (open != null && made.isPresent()) {
            ConnectionProfile kept =
                    DuplicateConnections.find(made.get(), store.profiles()).orElse(made.get());
            boolean changes = open.changesSecrets()
                    || store.find(kept.id())
                            .filter(saved -> saved.profile().equals(kept))
                            .isEmpty();
            save(open, made.get(), kept, saved -> {
                // Changes are tried in a new session.
                if (changes || !openConnections.show(saved.id())) {
                    passwords.open(saved);
                }
            });
        }
    }

    /** Closes the form and discards what has not been saved yet. */
    public void close() {
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
}
