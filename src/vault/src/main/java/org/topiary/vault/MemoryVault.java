// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;
import org.topiary.vault.VaultContent.Name;

/** Keeps secrets in memory until exit. Closing wipes them. Any thread. */
final class MemoryVault implements Vault {
    private final SortedMap<Name, byte[]> secrets = new TreeMap<>();
    private boolean closed;

    /** @param secrets this vault takes ownership of them and wipes them */
    MemoryVault(Map<Name, byte[]> secrets) {
        this.secrets.putAll(secrets);
    }

    @Override
    public Protection protection() {
        return Protection.MEMORY;
    }

    @Override
    public synchronized byte @Nullable [] get(String connectionId, String field) throws VaultException {
        checkOpen();
        byte[] secret = secrets.get(new Name(connectionId, field));
        return secret == null ? null : secret.clone();
    }

    @Override
    public synchronized void put(String connectionId, String field, byte[] secret) throws VaultException {
        checkOpen();
        wipe(secrets.put(new Name(connectionId, field), secret.clone()));
    }

    @Override
    public synchronized void remove(String connectionId, String field) throws VaultException {
        checkOpen();
        wipe(secrets.remove(new Name(connectionId, field)));
    }

    @Override
    public synchronized void removeAll(String connectionId) throws VaultException {
        for (String field : fields(connectionId)) {
            remove(connectionId, field);
        }
    }

    @Override
    public synchronized Set<String> fields(String connectionId) throws VaultException {
        checkOpen();
        return secrets.keySet().stream()
                .filter(name -> name.connection().equals(connectionId))
                .map(Name::field)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Copies of all secrets, which the caller wipes. */
    synchronized SortedMap<Name, byte[]> all() throws VaultException {
        checkOpen();
        SortedMap<Name, byte[]> all = new TreeMap<>();
        secrets.forEach((name, secret) -> all.put(name, secret.clone()));
        return all;
    }

    @Override
    public synchronized void close() {
        closed = true;
        secrets.values().forEach(MemoryVault::wipe);
        secrets.clear();
    }

    @Override
    public String toString() {
        return "vault in memory";
    }

    private static void wipe(byte @Nullable [] secret) {
        if (secret != null) {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private void checkOpen() throws VaultException {
        if (closed) {
            throw VaultProblems.closed(Phrase.of("vault.inMemory"));
        }
    }
}
