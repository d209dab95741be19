// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.topiary.vault.Vault.Protection;

/**
 * The content of {@code vault.json}; its secrets are unreadable without the key.
 *
 * @param id of the vault; never changes
 * @param key the vault's key, wrapped according to the protection; null for {@link Protection#MEMORY}, which has no
 *     secrets here either
 */
record VaultContent(
        String id, Protection protection, @Nullable WrappedKey key, SortedMap<Name, Crypto.Box> secrets) {
    /** The connection and the field that a secret belongs to. */
    record Name(String connection, String field) implements Comparable<Name> {
        private static final Comparator<Name> ORDER =
                Comparator.comparing(Name::connection).thenComparing(Name::field);

        @Override
        public int compareTo(Name other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * @param argon2 parameters for a password; null for a key that the keychain holds
     * @param account of that key in the keychain, unique to it; null for a password
     */
    record WrappedKey(@Nullable Argon2 argon2, @Nullable String account, Crypto.Box box) {
        /** Whether the keychain holds the same key for both. */
        boolean hasAccountOf(@Nullable WrappedKey other) {
            return account != null && other != null && account.equals(other.account);
        }
    }

    VaultContent {
        secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
    }

    VaultContent with(Consumer<SortedMap<Name, Crypto.Box>> change) {
        SortedMap<Name, Crypto.Box> changed = new TreeMap<>(secrets);
        change.accept(changed);
        return new VaultContent(id, protection, key, changed);
    }

    Set<String> fields(String connection) {
        return secrets.keySet().stream()
                .filter(name -> name.connection().equals(connection))
                .map(Name::field)
                .collect(Collectors.toUnmodifiableSet());
    }

    VaultContent with(Protection other, WrappedKey wrapped) {
        return new VaultContent(id, other, wrapped, secrets);
    }
}
