// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.topiary.app.store.ProfileStore;
import org.topiary.app.store.SavedProfile;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.Texts;
import org.topiary.mqtt.BrokerAddress;
import org.topiary.mqtt.BrokerAddress.Transport;
import org.topiary.mqtt.ConnectionProfile;

/**
 * The start page. Belongs to the JavaFX application thread, except for {@link #report}. Passwords are kept in memory,
 * by
 * profile, until {@link #close}.
 */
public final class StartViewModel implements AutoCloseable {
    private static final Comparator<SavedProfile> NEWEST_FIRST = Comparator
            .comparing((SavedProfile saved) -> saved.lastUsed().orElse(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(saved -> saved.profile().name(), String.CASE_INSENSITIVE_ORDER);

    private final ProfileStore store;
    private final StartActions actions;
    private final FxScheduler fx;
    private final Clock clock;
    private final ObservableList<ConnectionCard> cards = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ConnectionFormViewModel> form = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable PasswordPrompt> prompt = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper undoText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    /** UTF-8 by profile id. An empty one: the user said that there is none. */
    private final Map<String, byte[]> passwords = new HashMap<>();
    private @Nullable SavedProfile removed;

    /** @param clock says how long ago a connection was used, and in which time zone */
    public StartViewModel(ProfileStore store, StartActions actions, FxScheduler fx, Clock clock) {
        this.store = store;
        this.actions = actions;
        this.fx = fx;
        this.clock = clock;
        refresh();
    }

    /** Newest used first. */
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
        List<ConnectionCard> now = store.profiles().stream().sorted(NEWEST_FIRST).map(this::card).toList();
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

    /** Opens a connection, kept or not; asks for the password first when it has a user name and none is known. */
    public void open(ConnectionProfile profile) {
        byte[] known = passwords.get(profile.id());
        if (known == null && !profile.userName().isEmpty()) {
            prompt.set(new PasswordPrompt(profile));
            return;
        }
        prompt.set(null);
        store.used(profile.id(), clock.instant());
        refresh();
        actions.open(profile, known == null || known.length == 0 ? null : known.clone());
    }

    /** Answers the open question and connects. */
    public void submitPassword() {
        PasswordPrompt asked = prompt.get();
        if (asked != null) {
            remember(asked.profile().id(), asked.passwordProperty().get());
            asked.passwordProperty().set("");
            open(asked.profile());
        }
    }

    public void cancelPassword() {
        prompt.set(null);
    }

    /** Has the password asked for again at the next opening, as after "bad user name or password". */
    public void forgetPassword(String id) {
        byte[] known = passwords.remove(id);
        if (known != null) {
            Arrays.fill(known, (byte) 0);
        }
    }

    public void newConnection() {
        ConnectionProfile blank = ConnectionProfile.of(
                UUID.randomUUID().toString(),
                "",
                new BrokerAddress(Transport.TCP, "localhost", Transport.TCP.defaultPort(), ""));
        form.set(new ConnectionFormViewModel(fx, blank, false, Texts.get("form.title.new")));
    }

    public void edit(String id) {
        store.find(id).ifPresent(saved ->
                form.set(new ConnectionFormViewModel(fx, saved.profile(), true, Texts.get("form.title.edit"))));
    }

    /** Opens the form with a copy; it is kept when the form is saved. */
    public void duplicate(String id) {
        store.find(id).map(SavedProfile::profile).ifPresent(original -> {
            ConnectionProfile copy = original.toBuilder()
                    .id(UUID.randomUUID().toString())
                    .name(Texts.get("start.copyOf", original.name()))
                    .build();
            form.set(new ConnectionFormViewModel(fx, copy, true, Texts.get("form.title.copy")));
        });
    }

    /** Removes a connection at once; {@link #undoDelete} brings the last one back. */
    public void delete(String id) {
        store.find(id).ifPresent(saved -> {
            removed = saved;
            store.remove(id);
            undoText.set(Texts.get("start.deleted", saved.profile().name()));
            refresh();
        });
    }

    public void undoDelete() {
        if (removed != null) {
            store.restore(removed);
            dismissUndo();
            refresh();
        }
    }

    /** Gives up the way back. */
    public void dismissUndo() {
        if (removed != null) {
            forgetPassword(removed.profile().id());
        }
        removed = null;
        undoText.set("");
    }

    /** Keeps what the form says and closes it; empty when a field is wrong, the form then stays open. */
    public Optional<ConnectionProfile> saveForm() {
        ConnectionFormViewModel open = form.get();
        if (open == null) {
            return Optional.empty();
        }
        Optional<ConnectionProfile> profile = open.submit();
        profile.ifPresent(saved -> {
            boolean sameLogin = store.find(saved.id()).map(SavedProfile::profile)
                    .filter(old -> old.address().equals(saved.address()) && old.userName().equals(saved.userName()))
                    .isPresent();
            if (!open.passwordProperty().get().isEmpty()) {
                remember(saved.id(), open.passwordProperty().get());
            } else if (!sameLogin) {
                // A password is for one user at one address; it must not travel to another.
                forgetPassword(saved.id());
            }
            store.put(saved);
            closeForm();
            refresh();
        });
        return profile;
    }

    /** Keeps what the form says and opens it; a new one that only repeats a kept one opens that instead. */
    public void connectForm() {
        ConnectionFormViewModel open = form.get();
        Optional<ConnectionProfile> kept = open == null ? Optional.empty() : open.submit().flatMap(this::keptAlready);
        if (open == null || kept.isEmpty()) {
            saveForm().ifPresent(this::open);
            return;
        }
        if (!open.passwordProperty().get().isEmpty()) {
            remember(kept.get().id(), open.passwordProperty().get());
        }
        closeForm();
        open(kept.get());
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

    public void closeForm() {
        ConnectionFormViewModel open = form.get();
        if (open != null) {
            open.passwordProperty().set("");
            form.set(null);
        }
    }

    /** Wipes the passwords. */
    @Override
    public void close() {
        List.copyOf(passwords.keySet()).forEach(this::forgetPassword);
    }

    private void remember(String id, String password) {
        forgetPassword(id);
        passwords.put(id, password.getBytes(StandardCharsets.UTF_8));
    }

    private ConnectionCard card(SavedProfile saved) {
        ConnectionProfile profile = saved.profile();
        return new ConnectionCard(
                profile.id(),
                profile.name(),
                Urls.of(profile.address(), profile.userName()),
                saved.lastUsed()
                        .map(used -> LastUsed.words(used, clock))
                        .orElseGet(() -> Texts.get("start.used.never")),
                profile.address().transport().isTls());
    }
}
