// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.Secrets;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.profiles.ProfileStore;

/** Opens connections: reads their secrets, and asks for the password if necessary. JavaFX application thread. */
public final class PasswordGate {
    private final ProfileStore store;
    private final Credentials credentials;
    private final ConnectionOpener opener;
    private final CardsViewModel cards;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<@Nullable PasswordPrompt> prompt = new ReadOnlyObjectWrapper<>();
    /** Connections whose password must be asked for, though one is known. */
    private final Set<String> askAgain = new HashSet<>();
    /** Connections without a password, according to the user. */
    private final Set<String> withoutPassword = new HashSet<>();
    /** Connections whose secrets are being read. */
    private final Set<String> opening = new HashSet<>();

    PasswordGate(
            ProfileStore store,
            Credentials credentials,
            ConnectionOpener opener,
            CardsViewModel cards,
            InstantSource clock) {
        this.store = store;
        this.credentials = credentials;
        this.opener = opener;
        this.cards = cards;
        this.clock = clock;
    }

    /** The open question; null when there is none. */
    public ReadOnlyObjectProperty<@Nullable PasswordPrompt> promptProperty() {
        return prompt.getReadOnlyProperty();
    }

    /** Opens a connection; does nothing while its secrets are already being read. */
    void open(ConnectionProfile profile) {
        String id = profile.id();
        if (!opening.add(id)) {
            return;
        }
        credentials.load(
                id,
                secrets -> {
                    opening.remove(id);
                    open(profile, secrets);
                },
                () -> {
                    opening.remove(id);
                    PasswordPrompt asked = prompt.get();
                    if (asked != null) {
                        asked.setBusy(false);
                    }
                });
    }

    private void open(ConnectionProfile profile, ConnectionSecrets secrets) {
        String id = profile.id();
        boolean unknown =
                !profile.userName().isEmpty() && !secrets.has(SecretField.PASSWORD) && !withoutPassword.contains(id);
        if (unknown || askAgain.contains(id)) {
            secrets.close();
            prompt.set(new PasswordPrompt(
                    profile, cards.names().of(profile), store.find(id).isPresent()));
            return;
        }
        prompt.set(null);
        store.used(id, clock.instant());
        cards.refresh();
        opener.open(profile, secrets);
    }

    /** Answers the open question and connects. */
    public void submit() {
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
            askAgain.remove(profile.id());
            if (asked.equals(prompt.get())) {
                open(profile);
            }
        };
        if (asked.keepProperty().get() && changes.hasTyped()) {
            credentials.saveOnceAccepted(profile.id(), changes, then, () -> asked.setBusy(false));
        } else {
            credentials.saveForNow(profile.id(), changes);
            then.run();
        }
    }

    /** Cancels the open question; nothing is opened. */
    public void cancel() {
        prompt.set(null);
    }

    /**
     * Asks for the password again the next time the connection is opened, as after "bad user name or password"; a saved
     * password remains.
     */
    public void forget(String id) {
        withoutPassword.remove(id);
        askAgain.add(id);
    }

    /** Called when the broker has accepted the password. */
    public void accepted(String id) {
        askAgain.remove(id);
        withoutPassword.remove(id);
    }

    /** Called after a connection was saved, which may have a password now. */
    void saved(String id, boolean typedPassword) {
        if (typedPassword) {
            askAgain.remove(id);
        }
        withoutPassword.remove(id);
    }
}
