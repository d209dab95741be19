// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.topiary.app.store.ProfileStore;
import org.topiary.app.store.SavedProfile;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.Secrets;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.app.viewmodel.form.ConnectionFormViewModel;
import org.topiary.app.viewmodel.form.ConnectionTestViewModel;
import org.topiary.app.viewmodel.form.Urls;
import org.topiary.mqtt.BrokerAddress;
import org.topiary.mqtt.BrokerAddress.Transport;
import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.ConnectionSecrets;
import org.topiary.mqtt.SecretField;

/** The start page. Belongs to the JavaFX application thread, except for {@link #report}. */
public final class StartViewModel implements AutoCloseable {
    private final ProfileStore store;
    private final StartActions actions;
    private final Credentials credentials;
    private final FxScheduler fx;
    private final InstantSource clock;
    private final TimeZone zone;
    private final ObservableList<ConnectionCard> cards = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ConnectionFormViewModel> form = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable PasswordPrompt> prompt = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable ConnectionTestViewModel> test = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper undoText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    /** Connections whose password is to be asked for, though one is known. */
    private final Set<String> doubtful = new HashSet<>();
    /** Connections that have none, as the user said. */
    private final Set<String> withoutPassword = new HashSet<>();
    /** Connections whose secrets are being read. */
    private final Set<String> opening = new HashSet<>();
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
            FxScheduler fx,
            InstantSource clock,
            TimeZone zone) {
        this.store = store;
        this.credentials = credentials;
        this.actions = actions;
        this.fx = fx;
        this.clock = clock;
        this.zone = zone;
        credentials.protectionProperty().subscribe(sentence -> {
            ConnectionFormViewModel open = form.get();
            if (open != null) {
                open.setProtection(sentence);
            }
        });
        refresh();
    }

    /** Where the secrets are, with the questions about them. */
    public Credentials credentials() {
        return credentials;
    }

    /** Those without a folder first, then folder by folder; in each the newest used first. */
    public ObservableList<ConnectionCard> cards() {
        return cards;
    }

    /** The form that is open; null when none is. */
    public ObjectProperty<@Nullable ConnectionFormViewModel> formProperty() {
        return form;
    }

    /** The question for a password that is open; null when none is. */
    public ObjectProperty<@Nullable PasswordPrompt> promptProperty() {
        return prompt;
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
        credentials.load(open.id(), secrets -> {
            open.setBusy(false);
            try (changes) {
                secrets.setAll(changes.typed());
                changes.removed().forEach(field -> secrets.set(field, null));
            }
            if (!open.equals(form.get())) {
                secrets.close();
                return;
            }
            ConnectionTestViewModel started = new ConnectionTestViewModel(fx, made.get());
            test.set(started);
            started.start(actions::test, secrets);
        }, () -> {
            open.setBusy(false);
            changes.close();
        });
    }

    /** The profile that a form makes; empty when there is none, it is wrong, or it was used already and that is not over. */
    private static Optional<ConnectionProfile> submitted(@Nullable ConnectionFormViewModel open) {
        return open == null || open.busyProperty().get() ? Optional.empty() : open.submit();
    }

    public void closeTest() {
        test.set(null);
    }

    /** What {@link #undoDelete} would bring back, as a sentence; empty when nothing. */
    public ReadOnlyStringProperty undoTextProperty() {
        return undoText.getReadOnlyProperty();
    }

    /** A problem with the files, as a sentence; empty when there is none. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Shows a problem on the page, below earlier ones. From any thread. */
    public void report(String sentence) {
        fx.later(() -> problem.set(problem.get().isEmpty() ? sentence : problem.get() + '\n' + sentence));
    }

    public void dismissProblem() {
        problem.set("");
    }

    /** Reads the profiles anew and says afresh how long ago each was used. */
    public void refresh() {
        List<ConnectionCard> now = store.profiles().stream().sorted(StartViewModel::byFolderNewestFirst).map(this::card).toList();
        if (!now.equals(cards)) {
            cards.setAll(now);
        }
    }

    public void openDemo() {
        actions.openDemo();
    }

    /** Opens a kept connection; nothing happens when there is none of that id. */
    public void open(String id) {
        store.find(id).map(SavedProfile::profile).ifPresent(this::open);
    }

    /**
     * Opens a connection, kept or not; asks for the password first when it has a user name and none is known. While its secrets are being
     * read, it is not opened once more.
     */
    public void open(ConnectionProfile profile) {
        String id = profile.id();
        if (!opening.add(id)) {
            return;
        }
        credentials.load(id, secrets -> {
            opening.remove(id);
            open(profile, secrets);
        }, () -> {
            opening.remove(id);
            PasswordPrompt asked = prompt.get();
            if (asked != null) {
                asked.setBusy(false);
            }
        });
    }

    private void open(ConnectionProfile profile, ConnectionSecrets secrets) {
        String id = profile.id();
        boolean unknown = !profile.userName().isEmpty()
                && !secrets.has(SecretField.PASSWORD)
                && !withoutPassword.contains(id);
        if (unknown || doubtful.contains(id)) {
            secrets.close();
            prompt.set(new PasswordPrompt(profile, store.find(id).isPresent()));
            return;
        }
        prompt.set(null);
        store.used(id, clock.instant());
        refresh();
        actions.open(profile, secrets);
    }

    /** Answers the open question and connects. */
    public void submitPassword() {
        PasswordPrompt asked = prompt.get();
        if (asked == null || asked.busyProperty().get()) {
            return;
        }
        asked.setBusy(true);
        ConnectionProfile profile = asked.profile();
        SecretChanges changes = new SecretChanges();
        char[] typed = asked.passwordProperty().get().toCharArray();
        asked.passwordProperty().set("");
        if (typed.length == 0) {
            changes.removed().add(SecretField.PASSWORD);
            withoutPassword.add(profile.id());
        } else {
            byte[] password = Secrets.utf8(typed);
            changes.typed().set(SecretField.PASSWORD, password);
            Arrays.fill(password, (byte) 0);
            Arrays.fill(typed, '\0');
        }
        Runnable then = () -> {
            doubtful.remove(profile.id());
            if (asked.equals(prompt.get())) {
                open(profile);
            }
        };
        if (asked.keepProperty().get() && changes.hasTyped()) {
            credentials.save(profile.id(), changes, then, () -> asked.setBusy(false));
        } else {
            credentials.saveForNow(profile.id(), changes);
            then.run();
        }
    }

    public void cancelPassword() {
        prompt.set(null);
    }

    /** Has the password asked for again at the next opening, as after "bad user name or password"; one that is kept stays. */
    public void forgetPassword(String id) {
        withoutPassword.remove(id);
        doubtful.add(id);
    }

    /** The right password is kept now. */
    public void passwordKept(String id) {
        doubtful.remove(id);
        withoutPassword.remove(id);
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
        opened.proxy().setDefault(actions.defaultProxy());
        form.set(opened);
    }

    /** Opens the form with a copy; it is kept when the form is saved. */
    public void duplicate(String id) {
        store.find(id).map(SavedProfile::profile).ifPresent(original -> {
            ConnectionProfile copy = original.toBuilder()
                    .id(UUID.randomUUID().toString())
                    .name(Texts.get("start.copyOf", original.name()))
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
            undoText.set(Texts.get("start.deleted", saved.profile().name()));
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
        // First the secrets: when they cannot be kept the form is still there.
        credentials.save(kept.id(), changes, () -> {
            if (!open.equals(form.get())) {
                forgetUnless(kept.id());
                return;
            }
            open.proxy().newDefault().ifPresent(actions::useAsDefaultProxy);
            if (typedPassword) {
                doubtful.remove(kept.id());
            }
            withoutPassword.remove(kept.id());
            if (made.equals(kept)) {
                store.put(made);
            }
            closeForm();
            refresh();
            then.accept(kept);
        }, () -> {
            if (changes.equals(saving)) {
                saving = null;
            }
            open.setBusy(false);
        });
    }

    /** What was written before the form was left goes, unless the connection is there, or may come back. */
    private void forgetUnless(String id) {
        boolean mayComeBack = removed != null && removed.profile().id().equals(id);
        if (!mayComeBack && store.find(id).isEmpty()) {
            credentials.remove(id);
        }
    }

    /** Keeps what the form says and opens it; a new one that only repeats a kept one opens that instead. */
    public void connectForm() {
        ConnectionFormViewModel open = form.get();
        Optional<ConnectionProfile> made = submitted(open);
        if (open != null && made.isPresent()) {
            save(open, made.get(), keptAlready(made.get()).orElse(made.get()), this::open);
        }
    }

    /** What the card shows must be the same, and no option may have been set that the kept one has not. */
    private Optional<ConnectionProfile> keptAlready(ConnectionProfile wanted) {
        if (store.find(wanted.id()).isPresent()) {
            return Optional.empty();
        }
        return store.profiles().stream()
                .map(SavedProfile::profile)
                .filter(kept -> kept.name().equals(wanted.name())
                        && kept.address().equals(wanted.address())
                        && kept.userName().equals(wanted.userName())
                        && (hasDefaults(wanted) || hasSameOptions(kept, wanted)))
                .findFirst();
    }

    private static boolean hasDefaults(ConnectionProfile profile) {
        return hasSameOptions(profile, ConnectionProfile.of(profile.id(), profile.name(), profile.address()));
    }

    private static boolean hasSameOptions(ConnectionProfile one, ConnectionProfile other) {
        return one.equals(other.toBuilder()
                .id(one.id())
                .name(one.name())
                .userName(one.userName())
                .folder(one.folder())
                .colour(one.colour())
                .build());
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

    /** By hand, as comparators put together by {@link java.util.Comparator} are made anew by every start. */
    private static int byFolderNewestFirst(SavedProfile one, SavedProfile other) {
        int order = one.profile().folder().compareToIgnoreCase(other.profile().folder());
        if (order == 0) {
            order = one.profile().folder().compareTo(other.profile().folder());
        }
        if (order == 0) {
            order = other.lastUsed().orElse(Instant.MIN).compareTo(one.lastUsed().orElse(Instant.MIN));
        }
        return order == 0 ? one.profile().name().compareToIgnoreCase(other.profile().name()) : order;
    }

    private ConnectionCard card(SavedProfile saved) {
        ConnectionProfile profile = saved.profile();
        return new ConnectionCard(
                profile.id(),
                profile.name(),
                Urls.of(profile.address(), profile.userName()),
                saved.lastUsed()
                        .map(used -> LastUsed.words(used, clock, zone))
                        .orElseGet(() -> Texts.get("start.used.never")),
                profile.address().transport().isTls(),
                profile.folder(),
                profile.colour());
    }
}
