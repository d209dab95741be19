// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stores secrets by connection and field name. All methods may block until the system's keychain answers, 10 s at most,
 * or while a password is being stretched. Any thread except the JavaFX application thread.
 */
public interface Vault extends AutoCloseable {
    /** What protects the secrets. */
    enum Protection {
        /** The keychain of the system holds the key. */
        KEYCHAIN,
        /** The key is wrapped by a password that only the user knows. */
        PASSWORD,
        /** Nothing is written; secrets are lost when the program ends. */
        MEMORY
    }

    Protection protection();

    /**
     * A copy of a secret, which the caller wipes; null if there is none.
     *
     * @throws VaultException if it cannot be read now; gives the reason and advice
     */
    byte @Nullable [] get(String connectionId, String field) throws VaultException;

    /**
     * Stores a copy of a secret, replacing an older one. It is on the disk when this returns, except with
     * {@link Protection#MEMORY}.
     *
     * @throws VaultException if it cannot be stored; the older secret is then unchanged
     */
    void put(String connectionId, String field, byte[] secret) throws VaultException;

    /** Removes a secret, if it exists. */
    void remove(String connectionId, String field) throws VaultException;

    /** Removes all secrets of a connection. */
    void removeAll(String connectionId) throws VaultException;

    /** The fields of a connection that have a secret; does not need the key. */
    Set<String> fields(String connectionId) throws VaultException;

    /** Wipes the key and the secrets in memory; the file is unchanged. */
    @Override
    void close();
}
