// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.Texts;
import org.topiary.mqtt.ConnectionSecrets;
import org.topiary.mqtt.SecretField;

/** Secrets in memory only; wiped by {@link #close}. JavaFX application thread. */
public final class MemoryCredentials implements Credentials {
    private final Map<String, ConnectionSecrets> secrets = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper protection =
            new ReadOnlyStringWrapper(Texts.get("credentials.memory.note"));

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
    public void load(String id, Consumer<ConnectionSecrets> then, Runnable abandoned) {
        ConnectionSecrets copy = new ConnectionSecrets();
        addTo(id, copy);
        then.accept(copy);
    }

    /** Puts copies of what is here in place of what the other holds. */
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
            known.setAll(changes.typed());
            changes.removed().forEach(field -> known.set(field, null));
        }
    }

    @Override
    public void remove(String id) {
        ConnectionSecrets known = secrets.remove(id);
        if (known != null) {
            known.close();
        }
    }

    /** Forgets what was changed elsewhere. */
    void forget(String id, SecretChanges changes) {
        ConnectionSecrets known = secrets.get(id);
        for (SecretField field : SecretField.values()) {
            if (known != null && (changes.typed().has(field) || changes.removed().contains(field))) {
                known.set(field, null);
            }
        }
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** There is nothing to choose. */
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
