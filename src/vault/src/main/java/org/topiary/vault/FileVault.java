// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;
import org.topiary.vault.VaultContent.Name;
import org.topiary.vault.VaultContent.WrappedKey;

/**
 * An open vault on the disk. It keeps only the key: each call reads and verifies the file, so that changes by another
 * Topiary are picked up, changes by anything else are detected, and secrets are in memory only when requested. Any
 * thread.
 */
final class FileVault implements Vault {
    private final VaultFile file;
    private final VaultFormat format;
    private final Crypto crypto;
    private final String id;
    private final Protection protection;
    private final byte[] key;
    private boolean closed;

    /** @param key this vault takes ownership of it and wipes it */
    FileVault(VaultFile file, Crypto crypto, String id, Protection protection, byte[] key) {
        this.file = file;
        this.format = new VaultFormat(file.place());
        this.crypto = crypto;
        this.id = id;
        this.protection = protection;
        this.key = key;
    }

    /** Writes a new vault with these secrets to the file. Only within {@link VaultFile#exclusively}. */
    void fill(VaultContent empty, Map<Name, byte[]> secrets) throws VaultException {
        save(empty.with(boxes -> secrets.forEach((name, secret) -> boxes.put(name, seal(name, secret)))));
    }

    String id() {
        return id;
    }

    /** A copy of the key, which the caller wipes. */
    synchronized byte[] key() throws VaultException {
        checkOpen();
        return key.clone();
    }

    /** Whether this vault is stored in that file. */
    boolean isOf(VaultFile other) {
        return file.path().equals(other.path());
    }

    /** @throws VaultException if the file was written without the key */
    synchronized void verify() throws VaultException {
        load();
    }

    /**
     * Wraps the key again, and changes nothing else. Returns the previous wrapped key, which another Topiary may have
     * changed since this vault was opened.
     */
    synchronized WrappedKey rewrap(Protection to, WrappedKey wrapped) throws VaultException {
        return file.exclusively(() -> {
            VaultContent before = load();
            save(before.with(to, wrapped));
            return Objects.requireNonNull(before.key());
        });
    }

    /**
     * Removes all secrets from the disk, and records that. Returns the previous wrapped key. Only within
     * {@link VaultFile#exclusively}.
     */
    synchronized WrappedKey forgetEverything() throws VaultException {
        WrappedKey before = Objects.requireNonNull(load().key());
        save(new VaultContent(id, Protection.MEMORY, null, new TreeMap<>()));
        return before;
    }

    /** The current protection; another Topiary may have changed it since the vault was opened. */
    synchronized Protection protectionNow() throws VaultException {
        return load().protection();
    }

    /** Copies of all secrets, which the caller wipes. */
    synchronized SortedMap<Name, byte[]> all() throws VaultException {
        VaultContent content = load();
        SortedMap<Name, byte[]> all = new TreeMap<>();
        for (Map.Entry<Name, Crypto.Box> secret : content.secrets().entrySet()) {
            all.put(secret.getKey(), open(secret.getKey(), secret.getValue()));
        }
        return all;
    }

    @Override
    public Protection protection() {
        return protection;
    }

    @Override
    public synchronized byte @Nullable [] get(String connectionId, String field) throws VaultException {
        Name name = new Name(connectionId, field);
        Crypto.Box box = load().secrets().get(name);
        return box == null ? null : open(name, box);
    }

    @Override
    public synchronized void put(String connectionId, String field, byte[] secret) throws VaultException {
        checkOpen();
        Name name = new Name(connectionId, field);
        Crypto.Box box = seal(name, secret);
        change(secrets -> secrets.put(name, box));
    }

    @Override
    public synchronized void remove(String connectionId, String field) throws VaultException {
        change(secrets -> secrets.remove(new Name(connectionId, field)));
    }

    @Override
    public synchronized void removeAll(String connectionId) throws VaultException {
        change(secrets -> secrets.keySet().removeIf(name -> name.connection().equals(connectionId)));
    }

    @Override
    public synchronized Set<String> fields(String connectionId) throws VaultException {
        return load().fields(connectionId);
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
        return "vault " + id + " in " + file.place();
    }

    private void change(Consumer<SortedMap<Name, Crypto.Box>> change) throws VaultException {
        file.exclusively(() -> {
            VaultContent before = load();
            VaultContent after = before.with(change);
            if (!after.secrets().equals(before.secrets())) {
                save(after);
            }
            return after;
        });
    }

    private VaultContent load() throws VaultException {
        checkOpen();
        byte[] bytes = file.read();
        if (bytes == null) {
            throw VaultProblems.gone(file.place());
        }
        VaultContent content = format.read(bytes);
        if (!content.id().equals(id)) {
            throw VaultProblems.replaced(file.place());
        }
        byte[] macKey = Crypto.derive(key, Crypto.FILE);
        try {
            format.verify(bytes, macKey);
        } finally {
            Arrays.fill(macKey, (byte) 0);
        }
        if (content.protection() == Protection.MEMORY) {
            throw VaultProblems.forgotten(file.place());
        }
        return content;
    }

    private void save(VaultContent content) throws VaultException {
        byte[] macKey = Crypto.derive(key, Crypto.FILE);
        try {
            file.write(format.write(content, macKey));
        } finally {
            Arrays.fill(macKey, (byte) 0);
        }
    }

    private Crypto.Box seal(Name name, byte[] secret) {
        byte[] secretsKey = Crypto.derive(key, Crypto.SECRETS);
        try {
            return crypto.seal(secretsKey, secret, id, name.connection(), name.field());
        } finally {
            Arrays.fill(secretsKey, (byte) 0);
        }
    }

    private byte[] open(Name name, Crypto.Box box) throws VaultException {
        byte[] secretsKey = Crypto.derive(key, Crypto.SECRETS);
        try {
            return Crypto.open(secretsKey, box, id, name.connection(), name.field());
        } catch (GeneralSecurityException e) {
            throw VaultProblems.tampered(file.place(), Phrase.of("vault.reason.secret"), e);
        } finally {
            Arrays.fill(secretsKey, (byte) 0);
        }
    }

    private void checkOpen() throws VaultException {
        if (closed) {
            throw VaultProblems.closed(Phrase.verbatim(file.place()));
        }
    }
}
