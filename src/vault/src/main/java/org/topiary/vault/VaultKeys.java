// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.core.text.Phrase;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultContent.WrappedKey;

/**
 * Wraps and unwraps the key of a vault. The wrapping key, in the keychain or derived from a password, can change; the
 * vault's key never does.
 */
final class VaultKeys {
    private static final Logger LOG = LoggerFactory.getLogger(VaultKeys.class);

    private final String place;
    private final Keychain keychain;
    private final Crypto crypto;

    /** @param place the path of the file, for messages */
    VaultKeys(String place, Keychain keychain, Crypto crypto) {
        this.place = place;
        this.keychain = keychain;
        this.crypto = crypto;
    }

    /** The key of a vault, which the caller wipes. */
    byte[] fromKeychain(VaultContent content) throws VaultException {
        byte[] wrapping = keychain.read(
                Objects.requireNonNull(Objects.requireNonNull(content.key()).account()));
        if (wrapping == null) {
            throw VaultProblems.foreign(place, keychain.name());
        }
        try {
            return unwrap(content, wrapping);
        } catch (GeneralSecurityException e) {
            throw VaultProblems.tampered(place, Phrase.of("vault.reason.keychainKey", keychain.name()), e);
        } finally {
            wipe(wrapping);
        }
    }

    /** The key of a vault, which the caller wipes. */
    byte[] fromPassword(VaultContent content, char[] password) throws VaultException {
        byte[] wrapping = Objects.requireNonNull(
                        Objects.requireNonNull(content.key()).argon2())
                .stretch(password);
        try {
            return unwrap(content, wrapping);
        } catch (GeneralSecurityException e) {
            throw VaultProblems.wrongPassword(place, e);
        } finally {
            wipe(wrapping);
        }
    }

    /** Wraps the key of a vault again: with a new key in the keychain, or with a password. */
    WrappedKey wrap(String id, byte[] key, Protection protection, char @Nullable [] password) throws VaultException {
        return password != null && protection == Protection.PASSWORD
                ? wrapByPassword(id, key, password)
                : wrapByKeychain(id, key);
    }

    private WrappedKey wrapByPassword(String id, byte[] key, char[] password) throws VaultException {
        Argon2 argon2 = Argon2.fresh(crypto);
        byte[] wrapping = argon2.stretch(password);
        try {
            return new WrappedKey(argon2, null, crypto.seal(wrapping, key, context(id, argon2, null)));
        } finally {
            wipe(wrapping);
        }
    }

    /** Uses a new key in a new entry: the present wrapping key in the keychain stays valid, whatever fails. */
    private WrappedKey wrapByKeychain(String id, byte[] key) throws VaultException {
        String account = UUID.randomUUID().toString();
        byte[] wrapping = crypto.random(Crypto.KEY);
        try {
            keychain.store(account, wrapping);
            checkKept(account, wrapping);
            return new WrappedKey(null, account, crypto.seal(wrapping, key, context(id, null, account)));
        } finally {
            wipe(wrapping);
        }
    }

    private void checkKept(String account, byte[] wrapping) throws VaultException {
        byte[] back = null;
        boolean kept = false;
        try {
            back = keychain.read(account);
            kept = back != null && MessageDigest.isEqual(wrapping, back);
        } finally {
            wipe(back);
            if (!kept) {
                forget(account);
            }
        }
        if (!kept) {
            throw VaultProblems.refused(keychain.name(), Phrase.of("vault.reason.notKept"), null);
        }
    }

    private static byte[] unwrap(VaultContent content, byte[] wrapping) throws GeneralSecurityException {
        WrappedKey wrapped = Objects.requireNonNull(content.key());
        if (wrapping.length != Crypto.KEY) {
            throw new GeneralSecurityException("a key of " + wrapping.length + " bytes");
        }
        return Crypto.open(wrapping, wrapped.box(), context(content.id(), wrapped.argon2(), wrapped.account()));
    }

    private static String[] context(String id, @Nullable Argon2 argon2, @Nullable String account) {
        return new String[] {"key", id, argon2 == null ? "keychain " + account : argon2.context()};
    }

    /** Removes a wrapping key that is no longer used, if possible: it opens only older copies of the file. */
    void forget(@Nullable WrappedKey wrapped) {
        if (wrapped != null && wrapped.account() != null) {
            forget(wrapped.account());
        }
    }

    private void forget(String account) {
        try {
            keychain.remove(account);
        } catch (VaultException e) {
            LOG.warn("An unused key remains in the keychain under \"{}\": {}", account, e.getMessage());
        }
    }

    static void wipe(byte @Nullable [] secret) {
        if (secret != null) {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
