// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where secrets are kept, by the connection they belong to and the name of their field. All methods may block for as
 * long as the keychain of the system takes, 10 s at most, or a password is being stretched: never call them on the
 * JavaFX application thread. Any thread.
 */
public interface Vault extends AutoCloseable {
    /** What protects the secrets. */
    enum Protection {
        /** The keychain of the system holds the key. */
        KEYCHAIN,
        /** The key is wrapped by a password that only the user knows. */
        PASSWORD,
        /** Nothing is written; secrets end with the program. */
        MEMORY
    }

    Protection protection();

    /**
     * A copy of a secret, which the caller wipes; null if there is none.
     *
     * @throws VaultException if it cannot be read now, with the reason and the way out
     */
    byte @Nullable [] get(String connectionId, String field) throws VaultException;

    /**
     * Keeps a copy of a secret, in place of an older one; it is on the disk when this returns, but with
     * {@link Protection#MEMORY}.
     *
     * @throws VaultException if it cannot be kept; what was there before still is
     */
    void put(String connectionId, String field, byte[] secret) throws VaultException;

    /** Forgets a secret; nothing happens when there is none. */
    void remove(String connectionId, String field) throws VaultException;

    /** Forgets all secrets of a connection. */
    void removeAll(String connectionId) throws VaultException;

    /** The fields of a connection that have a secret; needs no key, and asks for none. */
    Set<String> fields(String connectionId) throws VaultException;

    /** Wipes the key and what is in memory; what is on the disk stays. */
    @Override
    void close();
}
