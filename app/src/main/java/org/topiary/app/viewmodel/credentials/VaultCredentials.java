// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.vault.Vault;
import org.topiary.vault.VaultException;
import org.topiary.vault.Vaults;

/** Secrets in the vault, and in memory those for this run of the program only. */
public final class VaultCredentials implements Credentials {
    private final VaultWorker worker;
    private final VaultDoor door;
    private final MemoryCredentials now = new MemoryCredentials();

    /**
     * @param worker runs one task at a time: everything that may block on a keychain or a disk, in order
     * @param problems receives sentences for the user, on any thread
     */
    public VaultCredentials(Vaults vaults, Executor worker, FxScheduler fx, Consumer<String> problems) {
        this.worker = new VaultWorker(worker, fx);
        door = new VaultDoor(vaults, this.worker, problems);
    }

    /** Determines how secrets are kept, which the editor shows. */
    public void start() {
        door.look();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return door.questionProperty();
    }

    @Override
    public ReadOnlyStringProperty protectionProperty() {
        return door.protectionProperty();
    }

    @Override
    public void manage() {
        door.manage();
    }

    @Override
    public void kept(String id, Consumer<Set<SecretField>> then) {
        Set<SecretField> here = now.fields(id);
        // If the vault cannot be read, its secrets count as unknown; opening the connection reports the reason.
        worker.run(
                () -> door.fields(id),
                keys -> {
                    here.addAll(fieldsOf(keys));
                    then.accept(here);
                },
                trouble -> then.accept(here));
    }

    private static Set<SecretField> fieldsOf(Set<String> keys) {
        Set<SecretField> fields = EnumSet.noneOf(SecretField.class);
        for (SecretField field : SecretField.values()) {
            if (keys.contains(field.key())) {
                fields.add(field);
            }
        }
        return fields;
    }

    @Override
    public void load(String id, Set<SecretField> needless, Consumer<ConnectionSecrets> then, Runnable abandoned) {
        Runnable again = () -> load(id, needless, then, abandoned);
        Runnable without = () -> now.load(id, then);
        Runnable open = () -> door.open(
                vault -> worker.run(
                        () -> read(vault, id),
                        secrets -> {
                            now.addTo(id, secrets);
                            then.accept(secrets);
                        },
                        trouble -> door.ask(trouble, again, without, abandoned)),
                without,
                abandoned);
        // If the vault cannot be read, the door reports it once for all callers.
        worker.run(
                () -> door.fields(id),
                keys -> {
                    // Avoids asking for a master password to read secrets that are not used.
                    Set<SecretField> missing = fieldsOf(keys);
                    missing.removeAll(needless);
                    missing.removeAll(now.fields(id));
                    if (missing.isEmpty()) {
                        without.run();
                    } else {
                        open.run();
                    }
                },
                trouble -> open.run());
    }

    private static ConnectionSecrets read(Vault vault, String id) throws VaultException {
        ConnectionSecrets secrets = new ConnectionSecrets();
        for (SecretField field : fieldsOf(vault.fields(id))) {
            byte[] value = vault.get(id, field.key());
            if (value != null) {
                secrets.set(field, value);
                Arrays.fill(value, (byte) 0);
            }
        }
        return secrets;
    }

    @Override
    public void save(String id, SecretChanges changes, Runnable then, Runnable abandoned) {
        if (!changes.hasTyped() && changes.removed().isEmpty()) {
            changes.close();
            then.run();
            return;
        }
        Runnable left = () -> {
            changes.close();
            abandoned.run();
        };
        Runnable again = () -> save(id, changes, then, abandoned);
        Runnable without = () -> {
            now.saveForNow(id, changes);
            then.run();
        };
        Runnable open = () -> door.open(
                vault -> write(vault, id, changes, then, trouble -> door.ask(trouble, again, without, left)),
                without,
                left);
        worker.run(
                () -> door.fields(id),
                keys -> {
                    Set<SecretField> kept = fieldsOf(keys);
                    boolean touched = kept.stream().anyMatch(changes.removed()::contains);
                    if (!changes.hasTyped() && touched && changes.removed().containsAll(kept)) {
                        // All secrets of a connection can be removed without opening the vault.
                        door.removeAll(id);
                        without.run();
                    } else if (changes.hasTyped() || touched) {
                        open.run();
                    } else {
                        without.run();
                    }
                },
                trouble -> open.run());
    }

    private void write(Vault vault, String id, SecretChanges changes, Runnable then, Consumer<VaultException> failed) {
        worker.run(
                () -> {
                    for (SecretField field : SecretField.values()) {
                        write(vault, id, field, changes);
                    }
                    return true;
                },
                done -> {
                    // Saved secrets no longer belong in memory.
                    now.forget(id, changes);
                    changes.close();
                    then.run();
                },
                failed);
    }

    private static void write(Vault vault, String id, SecretField field, SecretChanges changes) throws VaultException {
        byte[] typed = changes.typed().copy(field);
        if (typed != null) {
            try {
                vault.put(id, field.key(), typed);
            } finally {
                Arrays.fill(typed, (byte) 0);
            }
        } else if (changes.removed().contains(field)) {
            vault.remove(id, field.key());
        }
    }

    @Override
    public void saveForNow(String id, SecretChanges changes) {
        now.saveForNow(id, changes);
    }

    @Override
    public void saveOnceAccepted(String id, SecretChanges changes, Runnable then, Runnable abandoned) {
        save(
                id,
                changes.removals(),
                () -> {
                    now.awaitAcceptance(id, changes);
                    then.run();
                },
                () -> {
                    changes.close();
                    abandoned.run();
                });
    }

    @Override
    public boolean accepted(String id, ConnectionSecrets used) {
        SecretChanges proven = now.takeProven(id, used);
        boolean waited = proven.hasTyped();
        save(id, proven, () -> {}, () -> {});
        return waited;
    }

    @Override
    public boolean refused(String id, SecretField field, ConnectionSecrets used) {
        return now.refused(id, field, used);
    }

    @Override
    public ObservableSet<String> awaiting() {
        return now.awaiting();
    }

    @Override
    public void remove(String id) {
        now.remove(id);
        door.removeAll(id);
    }

    @Override
    public void close() {
        now.close();
        door.close();
    }
}
