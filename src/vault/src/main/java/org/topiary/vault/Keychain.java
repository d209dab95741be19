// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;

/**
 * The part of the system's keychain that a vault needs: small secrets by account name. An entry holds at most 1,024
 * bytes, so that it fits every system (Windows caps a credential at 2,560 bytes of UTF-16).
 *
 * <p>Methods may block until a person answers a prompt; {@link Vaults} calls them on a separate thread, one at a time,
 * and waits for {@link #limit} at most. Errors are {@link VaultException.Reason#LOCKED}, {@code KEYCHAIN_ABSENT} and
 * {@code KEYCHAIN_REFUSED}; the waiting caller adds {@code KEYCHAIN_SLOW}.
 */
public interface Keychain {
    /** The name that people know it by, with an article, for the middle of a sentence: "the macOS keychain". */
    Phrase name();

    /** How long callers wait for an answer; 10 s, enough for a person to answer a prompt. */
    default Duration limit() {
        return Duration.ofSeconds(10);
    }

    /**
     * A copy of an entry, which the caller wipes; null if the keychain works and has no such entry.
     *
     * @throws VaultException if the keychain cannot be reached
     */
    byte @Nullable [] read(String account) throws VaultException;

    /**
     * Stores a copy of a secret, replacing an older one.
     *
     * @throws VaultException if the keychain does not accept it
     */
    void store(String account, byte[] secret) throws VaultException;

    /**
     * Removes an entry, if it exists.
     *
     * @throws VaultException if the keychain cannot be reached, or refuses
     */
    void remove(String account) throws VaultException;
}
