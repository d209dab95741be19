// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The keychain of the system, as far as a vault needs it: small secrets by the name of an account. An entry takes 1,024
 * bytes at most, so that it fits every system (Windows caps a credential at 2,560 bytes of UTF-16).
 *
 * <p>Methods may block for as long as a person takes to answer a prompt; {@link Vaults} calls them on a thread of its
 * own, one at a time, and waits for {@link #limit} at most. Errors are {@link VaultException.Reason#LOCKED},
 * {@code KEYCHAIN_ABSENT} and {@code KEYCHAIN_REFUSED}; {@code KEYCHAIN_SLOW} is added by whoever waits.
 */
public interface Keychain {
    /** What people call it, with an article, for the middle of a sentence: "the macOS keychain". */
    String name();

    /** How long it is waited for; 10 s, in which a person can answer a prompt. */
    default Duration limit() {
        return Duration.ofSeconds(10);
    }

    /**
     * A copy of an entry, which the caller wipes; null if the keychain works and has no such entry.
     *
     * @throws VaultException if the keychain cannot be asked
     */
    byte @Nullable [] read(String account) throws VaultException;

    /**
     * Keeps a copy of a secret, in place of an older one.
     *
     * @throws VaultException if the keychain does not take it
     */
    void store(String account, byte[] secret) throws VaultException;

    /**
     * Removes an entry; nothing happens when there is none.
     *
     * @throws VaultException if the keychain cannot be asked, or refuses
     */
    void remove(String account) throws VaultException;
}
