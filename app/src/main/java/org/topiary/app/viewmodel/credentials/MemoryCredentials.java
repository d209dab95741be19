// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;

/** Secrets in memory only; wiped by {@link #close}. JavaFX application thread. */
public final class MemoryCredentials implements Credentials {
    private final Map<String, ConnectionSecrets> secrets = new HashMap<>();
    /** The secrets that are to be written once a broker has accepted them. */
    private final Map<String, Set<SecretField>> unverified = new HashMap<>();

    private final ObservableSet<String> awaiting = FXCollections.observableSet();
    private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper protection = new ReadOnlyStringWrapper(Texts.get("credentials.memory.note"));

    @Override
    public void kept(String id, Consumer<Set<SecretField>> then) {
        then.accept(fields(id));
    }

    Set<SecretField> fields(String id) {
        Set<SecretField> fields = EnumSet.noneOf(SecretField.class);
        ConnectionSecrets known = secrets.get(id);
        for (SecretField field : SecretField.values()) {
            if (known != null && known.has(field)) {
                fields.add(field);
            }
        }
        return fields;
    }

    @Override
    public void load(String id, Set<SecretField> needless, Consumer<ConnectionSecrets> then, Runnable abandoned) {
        ConnectionSecrets copy = new ConnectionSecrets();
        addTo(id, copy);
        then.accept(copy);
    }

    /** Copies the secrets held here into another set, replacing those already there. */
    void addTo(String id, ConnectionSecrets other) {
        ConnectionSecrets known = secrets.get(id);
        if (known != null) {
            other.setAll(known);
        }
    }

    @Override
    public void save(String id, SecretChanges changes, Runnable then, Runnable abandoned) {
        saveForNow(id, changes);
        then.run();
    }

    @Override
    public void saveForNow(String id, SecretChanges changes) {
        try (changes) {
            ConnectionSecrets known = secrets.computeIfAbsent(id, each -> new ConnectionSecrets());
            changes.removed().forEach(field -> known.set(field, null));
            known.setAll(changes.typed());
            stopAwaiting(id, changes.removed());
            stopAwaiting(id, changes.typedFields());
        }
    }

    @Override
    public void saveOnceAccepted(String id, SecretChanges changes, Runnable then, Runnable abandoned) {
        awaitAcceptance(id, changes);
        then.run();
    }

    void awaitAcceptance(String id, SecretChanges changes) {
        Set<SecretField> typed = changes.typedFields();
        saveForNow(id, changes);
        if (!typed.isEmpty()) {
            unverified
                    .computeIfAbsent(id, each -> EnumSet.noneOf(SecretField.class))
                    .addAll(typed);
            awaiting.add(id);
        }
    }

    private void stopAwaiting(String id, Set<SecretField> fields) {
        Set<SecretField> waiting = unverified.get(id);
        if (waiting != null) {
            waiting.removeAll(fields);
            if (waiting.isEmpty()) {
                unverified.remove(id);
                awaiting.remove(id);
            }
        }
    }

    @Override
    public boolean accepted(String id, ConnectionSecrets used) {
        try (SecretChanges proven = takeProven(id, used)) {
            return proven.hasTyped();
        }
    }

    /** Returns copies of the secrets that were used and waiting for acceptance, and stops waiting for these. */
    SecretChanges takeProven(String id, ConnectionSecrets used) {
        SecretChanges proven = new SecretChanges();
        for (SecretField field : Set.copyOf(unverified.getOrDefault(id, Set.of()))) {
            if (isUsed(id, field, used)) {
                byte[] value = used.copy(field);
                proven.typed().set(field, value);
                wipe(value);
            }
        }
        stopAwaiting(id, proven.typedFields());
        return proven;
    }

    @Override
    public boolean refused(String id, SecretField field, ConnectionSecrets used) {
        boolean waited = unverified.getOrDefault(id, Set.of()).contains(field);
        ConnectionSecrets known = secrets.get(id);
        if (known == null || !isUsed(id, field, used)) {
            return false;
        }
        known.set(field, null);
        stopAwaiting(id, Set.of(field));
        return waited;
    }

    private boolean isUsed(String id, SecretField field, ConnectionSecrets used) {
        ConnectionSecrets known = secrets.get(id);
        byte[] here = known == null ? null : known.copy(field);
        byte[] there = used.copy(field);
        boolean same = here != null && there != null && MessageDigest.isEqual(here, there);
        wipe(here);
        wipe(there);
        return same;
    }

    private static void wipe(byte @Nullable [] value) {
        if (value != null) {
            Arrays.fill(value, (byte) 0);
        }
    }

    @Override
    public ObservableSet<String> awaiting() {
        return awaiting;
    }

    @Override
    public void remove(String id) {
        ConnectionSecrets known = secrets.remove(id);
        if (known != null) {
            known.close();
        }
        stopAwaiting(id, EnumSet.allOf(SecretField.class));
    }

    /** Removes secrets that were changed elsewhere. */
    void forget(String id, SecretChanges changes) {
        ConnectionSecrets known = secrets.get(id);
        for (SecretField field : SecretField.values()) {
            if (known != null
                    && (changes.typed().has(field) || changes.removed().contains(field))) {
                known.set(field, null);
                stopAwaiting(id, Set.of(field));
            }
        }
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** Does nothing: there is nothing to choose. */
    @Override
    public void manage() {}

    @Override
    public ReadOnlyStringProperty protectionProperty() {
        return protection.getReadOnlyProperty();
    }

    @Override
    public void close() {
        Set.copyOf(secrets.keySet()).forEach(this::remove);
    }
}
