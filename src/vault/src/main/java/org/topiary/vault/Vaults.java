// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.topiary.core.file.SafeFile;
import org.topiary.core.text.Phrase;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultContent.Name;
import org.topiary.vault.VaultContent.WrappedKey;

/**
 * Opens and creates the vault of a data folder, {@code vault.json}, and changes its protection. Never deletes an
 * unusable file: only {@link #setAside} renames it, on request.
 *
 * <p>Any thread except the JavaFX application thread: a method may take 10 s if it accesses the keychain (a person may
 * be answering its prompt), some tenths of a second and 64 MiB if it stretches a password, and otherwise blocks on the
 * disk. If a method throws, the file on the disk is unchanged. Passwords are not kept; the caller wipes them.
 */
public final class Vaults {
    /** An account that no vault uses; reading it shows whether the keychain answers. */
    private static final String NOBODY = "nobody";

    private final VaultFile file;
    private final VaultFormat format;
    private final Keychain keychain;
    private final Crypto crypto = new Crypto();
    private final VaultKeys keys;
    private final Removals removals;

    /**
     * Does not access the disk or the keychain yet.
     *
     * @param folder of {@code vault.json}; created with the first vault
     */
    public Vaults(Path folder, Keychain keychain) {
        this(folder, keychain, keychain.limit(), step -> {});
    }

    Vaults(Path folder, Keychain keychain, Duration limit, SafeFile.Steps steps) {
        this.file = new VaultFile(folder, steps);
        this.format = new VaultFormat(file.place());
        this.keychain = new LimitedKeychain(keychain, limit);
        this.keys = new VaultKeys(file.place(), this.keychain, crypto);
        this.removals = new Removals(new VaultFile(folder, Removals.NAME, steps));
    }

    /** The path of the vault, for messages and for display. */
    public Path file() {
        return file.path();
    }

    /**
     * The protection chosen, as stored in the file; empty if none was chosen yet. {@code MEMORY} is a stored choice,
     * too. Neither accesses the keychain nor prompts the user.
     *
     * @throws VaultException {@code DAMAGED}, {@code TAMPERED}, {@code TOO_NEW} or {@code IO}
     */
    public Optional<Protection> chosen() throws VaultException {
        return content().map(VaultContent::protection);
    }

    /**
     * The fields of a connection that have a secret in the file, without opening it; empty if there is no file.
     *
     * @throws VaultException as {@link #chosen}
     */
    public Set<String> fields(String connectionId) throws VaultException {
        return content().map(content -> content.fields(connectionId)).orElse(Set.of());
    }

    /**
     * Schedules the removal of all secrets of a connection for when the vault is opened next, in this run of the
     * program or a later one. Does nothing if it has none. Does not need the key.
     *
     * @throws VaultException as {@link #chosen}, or {@code IO} if the removal cannot be recorded
     */
    public void removeLater(String connectionId) throws VaultException {
        Optional<VaultContent> content =
                content().filter(each -> !each.fields(connectionId).isEmpty());
        if (content.isPresent()) {
            file.exclusively(() -> {
                removals.add(content.get().id(), connectionId);
                return connectionId;
            });
        }
    }

    /**
     * The name of this system's keychain, with an article, for the middle of a sentence. Does not access the keychain.
     */
    public Phrase keychainName() {
        return keychain.name();
    }

    /**
     * Why the keychain cannot be used now ({@code LOCKED} or one of {@code KEYCHAIN_…}); empty if it can. Accesses the
     * keychain, which may show its prompt.
     */
    public Optional<VaultException> keychainProblem() {
        try {
            VaultKeys.wipe(keychain.read(NOBODY));
            return Optional.empty();
        } catch (VaultException e) {
            return Optional.of(e);
        }
    }

    /**
     * Opens a vault whose {@link #chosen} is {@code KEYCHAIN}.
     *
     * @throws VaultException {@code LOCKED}, one of {@code KEYCHAIN_…}, {@code FOREIGN} if the keychain has no key for
     *     this file, {@code TAMPERED}, {@code DAMAGED}, {@code TOO_NEW}, {@code IO}
     * @throws IllegalStateException if something else is chosen
     */
    public Vault openKeychain() throws VaultException {
        VaultContent content = chosen(Protection.KEYCHAIN);
        return open(content, keys.fromKeychain(content));
    }

    /**
     * Opens a vault whose {@link #chosen} is {@code PASSWORD}.
     *
     * @throws VaultException {@code WRONG_PASSWORD}, {@code TAMPERED}, {@code DAMAGED}, {@code TOO_NEW}, {@code IO}
     * @throws IllegalStateException if something else is chosen
     */
    public Vault openPassword(char[] password) throws VaultException {
        VaultContent content = chosen(Protection.PASSWORD);
        return open(content, keys.fromPassword(content, password));
    }

    /**
     * An empty vault in memory, until exit; writes nothing and does not store a choice. For a session whose vault
     * cannot be opened now.
     */
    public Vault memory() {
        return new MemoryVault(Map.of());
    }

    /**
     * Creates an empty vault and stores its protection. A stored choice of {@code MEMORY} is replaced.
     *
     * @param password for {@code PASSWORD}, not empty; otherwise null
     * @throws VaultException {@code LOCKED} or one of {@code KEYCHAIN_…} for {@code KEYCHAIN}; {@code IO} if it cannot
     *     be written, or a vault already exists
     * @throws IllegalArgumentException if a required password is missing or empty
     */
    public Vault create(Protection protection, char @Nullable [] password) throws VaultException {
        return create(protection, password, Map.of());
    }

    /**
     * Changes the password or the protection of a vault. Between keychain and password, only the key is wrapped again;
     * the secrets are unchanged. From {@code MEMORY}, the secrets are moved to a new vault on the disk; to
     * {@code MEMORY}, they are removed from the disk and kept until exit. The vault must be one of this folder. When
     * this returns, that vault is closed, and the result must be used instead; if this throws, it is still open and
     * valid.
     *
     * @param newPassword for {@code PASSWORD}, not empty; otherwise null
     * @throws VaultException as {@link #create}, and as {@link Vault#get}
     * @throws IllegalArgumentException if a required password is missing or empty
     */
    public Vault change(Vault open, Protection to, char @Nullable [] newPassword) throws VaultException {
        if (to == Protection.PASSWORD) {
            Argon2.checkPassword(newPassword);
        }
        // Prevents other threads from adding secrets to the old vault meanwhile.
        synchronized (open) {
            Vault changed = switch (open) {
                case MemoryVault memory when to == Protection.MEMORY -> memory;
                case MemoryVault memory -> fromMemory(memory, to, newPassword);
                case FileVault vault when vault.isOf(file) && to == Protection.MEMORY -> toMemory(vault);
                case FileVault vault when vault.isOf(file) && isKeychainAlready(vault, to) -> vault;
                case FileVault vault when vault.isOf(file) -> rewrapped(vault, to, newPassword);
                default -> throw new IllegalArgumentException(open + " is not a vault of " + file.place());
            };
            if (!changed.equals(open)) {
                open.close();
            }
            return changed;
        }
    }

    /**
     * Renames a vault that cannot be opened, or whose password is lost, so that {@link #create} can create a new one.
     * It can be renamed back.
     *
     * @return its new path
     * @throws VaultException {@code IO} if there is none, or it cannot be renamed
     */
    public Path setAside() throws VaultException {
        return file.exclusively(file::setAside);
    }

    private Vault create(Protection protection, char @Nullable [] password, Map<Name, byte[]> secrets)
            throws VaultException {
        if (protection == Protection.PASSWORD) {
            Argon2.checkPassword(password);
        }
        checkNoVaultExists();
        if (protection == Protection.MEMORY) {
            file.exclusively(() -> {
                checkNoVaultExists();
                file.write(format.write(
                        new VaultContent(UUID.randomUUID().toString(), Protection.MEMORY, null, new TreeMap<>()),
                        null));
                return protection;
            });
            return memory();
        }
        String id = UUID.randomUUID().toString();
        FileVault vault = new FileVault(file, crypto, id, protection, crypto.random(Crypto.KEY));
        byte[] key = vault.key();
        boolean made = false;
        try {
            writeWrapped(
                    id,
                    key,
                    protection,
                    password,
                    wrapped -> file.exclusively(() -> {
                        checkNoVaultExists();
                        vault.fill(new VaultContent(id, protection, wrapped, new TreeMap<>()), secrets);
                        return wrapped;
                    }));
            made = true;
            return vault;
        } finally {
            VaultKeys.wipe(key);
            if (!made) {
                vault.close();
            }
        }
    }

    /** Writes a wrapped key, and returns the result of the write. */
    private interface Writer {
        WrappedKey write(WrappedKey wrapped) throws VaultException;
    }

    /** Wraps a key again and writes it; on failure, removes the new key from the keychain. */
    private WrappedKey writeWrapped(
            String id, byte[] key, Protection protection, char @Nullable [] password, Writer writer)
            throws VaultException {
        WrappedKey wrapped = keys.wrap(id, key, protection, password);
        boolean written = false;
        try {
            WrappedKey result = writer.write(wrapped);
            written = true;
            return result;
        } finally {
            if (!written && !mayBeWritten(wrapped)) {
                keys.forget(wrapped);
            }
        }
    }

    /**
     * A network disk may report a save as failed although it succeeded. An unused key in the keychain is better than a
     * missing one.
     */
    private boolean mayBeWritten(WrappedKey wrapped) {
        try {
            return content()
                    .map(VaultContent::key)
                    .filter(wrapped::hasAccountOf)
                    .isPresent();
        } catch (VaultException e) {
            return true;
        }
    }

    private Vault fromMemory(MemoryVault memory, Protection to, char @Nullable [] password) throws VaultException {
        SortedMap<Name, byte[]> secrets = memory.all();
        try {
            return create(to, password, secrets);
        } finally {
            secrets.values().forEach(VaultKeys::wipe);
        }
    }

    /** @param key the previous wrapped key */
    private record Moved(MemoryVault memory, WrappedKey key) {}

    private Vault toMemory(FileVault vault) throws VaultException {
        Moved moved = file.exclusively(() -> {
            MemoryVault copy = new MemoryVault(vault.all());
            try {
                return new Moved(copy, vault.forgetEverything());
            } catch (VaultException e) {
                copy.close();
                throw e;
            }
        });
        keys.forget(moved.key());
        return moved.memory();
    }

    private static boolean isKeychainAlready(FileVault vault, Protection to) throws VaultException {
        return to == Protection.KEYCHAIN && vault.protection() == to && vault.protectionNow() == to;
    }

    private Vault rewrapped(FileVault vault, Protection to, char @Nullable [] password) throws VaultException {
        byte[] key = vault.key();
        boolean changed = false;
        try {
            keys.forget(writeWrapped(vault.id(), key, to, password, wrapped -> vault.rewrap(to, wrapped)));
            changed = true;
            return new FileVault(file, crypto, vault.id(), to, key);
        } finally {
            if (!changed) {
                VaultKeys.wipe(key);
            }
        }
    }

    private void checkNoVaultExists() throws VaultException {
        Optional<VaultContent> there = content();
        if (there.isPresent() && there.get().protection() != Protection.MEMORY) {
            throw VaultProblems.exists(file.place());
        }
    }

    private Vault open(VaultContent content, byte[] key) throws VaultException {
        FileVault vault = new FileVault(file, crypto, content.id(), content.protection(), key);
        try {
            vault.verify();
        } catch (VaultException e) {
            vault.close();
            throw e;
        }
        applyScheduledRemovals(vault);
        return vault;
    }

    private void applyScheduledRemovals(FileVault vault) {
        try {
            Set<String> connections = removals.of(vault.id());
            for (String connection : connections) {
                vault.removeAll(connection);
            }
            if (!connections.isEmpty()) {
                file.exclusively(() -> {
                    removals.done(vault.id(), connections);
                    return connections;
                });
            }
        } catch (VaultException e) {
            // The secrets stay sealed, and removal is retried when the vault is opened next; the vault can still be
            // used.
        }
    }

    private VaultContent chosen(Protection protection) throws VaultException {
        return content()
                .filter(content -> content.protection() == protection)
                .orElseThrow(() -> new IllegalStateException(
                        "No vault that is protected by " + protection + " is in " + file.place()));
    }

    private Optional<VaultContent> content() throws VaultException {
        byte[] bytes = file.read();
        return bytes == null ? Optional.empty() : Optional.of(format.read(bytes));
    }
}
