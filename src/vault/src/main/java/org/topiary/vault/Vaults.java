// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.topiary.vault.Vault.Protection;

/**
 * The vault of a data folder, {@code vault.json}: opens it, makes it, changes what protects it. Nothing here deletes a file that could
 * not be used: {@link #setAside} renames it, and only when asked.
 *
 * <p>Any thread but the JavaFX application thread: a method may take 10 s where the keychain is asked (a person may be answering its
 * prompt), some tenths of a second and 64 MiB where a password is stretched, and a disk's time elsewhere. Whatever a method throws,
 * what was on the disk before is as it was. Passwords given are not kept; the caller wipes them.
 */
public final class Vaults {
    /**
     * Reads nothing yet and asks nobody.
     *
     * @param folder of {@code vault.json}; made when the first vault is
     */
    public Vaults(Path folder, Keychain keychain) {
    }

    /** Where the vault lies, for sentences and for showing it. */
    public Path file() {
        throw new UnsupportedOperationException();
    }

    /**
     * What was chosen, as the file says; empty if nothing was chosen yet. {@code MEMORY} is a choice too, and remembered. Asks neither keychain nor user.
     *
     * @throws VaultException {@code DAMAGED}, {@code TAMPERED}, {@code TOO_NEW} or {@code IO}
     */
    public Optional<Protection> chosen() throws VaultException {
        throw new UnsupportedOperationException();
    }

    /**
     * The fields of a connection that have a secret in the file, without opening it; none where there is no file.
     *
     * @throws VaultException as {@link #chosen}
     */
    public Set<String> fields(String connectionId) throws VaultException {
        throw new UnsupportedOperationException();
    }

    /** What the keychain is called here, with an article, for the middle of a sentence. Asks nobody. */
    public String keychainName() {
        throw new UnsupportedOperationException();
    }

    /** Why the keychain cannot be used now ({@code LOCKED} or one of {@code KEYCHAIN_…}); empty if it can. Asks it, which may bring up its prompt. */
    public Optional<VaultException> keychainProblem() {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens a vault whose {@link #chosen} is {@code KEYCHAIN}.
     *
     * @throws VaultException {@code LOCKED}, one of {@code KEYCHAIN_…}, {@code FOREIGN} if the keychain has no key for this file, {@code TAMPERED}, {@code DAMAGED}, {@code TOO_NEW}, {@code IO}
     * @throws IllegalStateException if something else is chosen
     */
    public Vault openKeychain() throws VaultException {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens a vault whose {@link #chosen} is {@code PASSWORD}.
     *
     * @throws VaultException {@code WRONG_PASSWORD}, {@code TAMPERED}, {@code DAMAGED}, {@code TOO_NEW}, {@code IO}
     * @throws IllegalStateException if something else is chosen
     */
    public Vault openPassword(char[] password) throws VaultException {
        throw new UnsupportedOperationException();
    }

    /** A vault until exit, empty at first; writes nothing and is not remembered as a choice. For a session whose vault cannot be opened now. */
    public Vault memory() {
        throw new UnsupportedOperationException();
    }

    /**
     * The first choice: makes an empty vault and remembers what protects it. A remembered {@code MEMORY} is no obstacle.
     *
     * @param password for {@code PASSWORD}, not empty; otherwise null
     * @throws VaultException {@code LOCKED} or one of {@code KEYCHAIN_…} for {@code KEYCHAIN}; {@code IO} if it cannot be written, or a vault is there already
     * @throws IllegalArgumentException if a password is missing, empty, or of no use
     */
    public Vault create(Protection protection, char @Nullable [] password) throws VaultException {
        throw new UnsupportedOperationException();
    }

    /**
     * Changes the password, or what protects the vault; between keychain and password only the key is wrapped anew, no secret is touched. From
     * {@code MEMORY} the secrets go into a new vault on the disk; to {@code MEMORY} they are taken off the disk and live until exit.
     * The vault given must be one of this folder. It is closed when this returns and the result is to be used instead; when this throws, it is still open and good.
     *
     * @param newPassword for {@code PASSWORD}, not empty; otherwise null
     * @throws VaultException as {@link #create}, and as {@link Vault#get}
     * @throws IllegalArgumentException if a password is missing, empty, or of no use
     */
    public Vault change(Vault open, Protection to, char @Nullable [] newPassword) throws VaultException {
        throw new UnsupportedOperationException();
    }

    /**
     * Renames a vault that cannot be opened, or whose password is forgotten, so that {@link #create} can make a new one. It can be
     * renamed back.
     *
     * @return where it is now
     * @throws VaultException {@code IO} if there is none, or it cannot be renamed
     */
    public Path setAside() throws VaultException {
        throw new UnsupportedOperationException();
    }
}
