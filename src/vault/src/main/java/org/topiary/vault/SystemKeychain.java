// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;

/**
 * The keychain of this system: the Secret Service (GNOME Keyring, KWallet), the macOS keychain, the Windows Credential
 * Manager. It is looked up at each call, so that a keychain that is started or unlocked later is found. Any thread.
 *
 * <p>The library accepts and returns strings, which cannot be wiped. They contain only the key that wraps a vault's
 * key, and are reachable only during a call.
 */
public final class SystemKeychain implements Keychain {
    private static final String SERVICE = "Topiary";

    /**
     * The messages by which the system libraries report that there is no such entry; they give no other indication.
     * 1168 is ERROR_NOT_FOUND of Windows.
     */
    private static final List<String> NO_ENTRY = List.of(
            "no stored credentials match",
            "is not in wallet",
            "error code 1168",
            "password not found",
            "could not be found");

    private interface Call {
        @Nullable
        String make(Keyring keyring) throws PasswordAccessException;
    }

    /** A kind of keychain, and the name that people know it by. */
    private record Kind(List<KeyringStorageType> types, Phrase name) {}

    private final Kind kind = kind(System.getProperty("os.name", ""));

    @Override
    public Phrase name() {
        return kind.name();
    }

    @Override
    public byte @Nullable [] read(String account) throws VaultException {
        String text = ask(keyring -> {
            try {
                return keyring.getPassword(SERVICE, account);
            } catch (PasswordAccessException e) {
                if (isNoEntry(e)) {
                    return null;
                }
                throw e;
            }
        });
        if (text == null) {
            return null;
        }
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        try {
            return Base64.getDecoder().decode(ascii);
        } catch (IllegalArgumentException e) {
            // The message of this exception quotes a character of the secret.
            throw VaultProblems.refused(
                    name(), Phrase.of("vault.keychain.entryChanged", (SERVICE + '|' + account)), null);
        } finally {
            Arrays.fill(ascii, (byte) 0);
        }
    }

    @Override
    public void store(String account, byte[] secret) throws VaultException {
        ask(keyring -> {
            keyring.setPassword(SERVICE, account, Base64.getEncoder().encodeToString(secret));
            return null;
        });
    }

    @Override
    public void remove(String account) throws VaultException {
        ask(keyring -> {
            try {
                keyring.deletePassword(SERVICE, account);
            } catch (PasswordAccessException e) {
                if (!isNoEntry(e)) {
                    throw e;
                }
            }
            return null;
        });
    }

    private @Nullable String ask(Call call) throws VaultException {
        if (isLockedWithoutPrompter()) {
            throw VaultProblems.locked(name(), null);
        }
        Keyring keyring = open();
        try {
            if (keyring.getKeyringStorageType() == KeyringStorageType.GNOME_KEYRING && SessionBus.isLocked()) {
                throw VaultProblems.locked(name(), null);
            }
            return call.make(keyring);
        } catch (IOException e) {
            throw VaultProblems.refused(name(), Explained.phrase(e), e);
        } catch (PasswordAccessException e) {
            throw VaultProblems.refused(
                    name(),
                    Phrase.of("vault.keychain.reported", ForeignText.quoted(String.valueOf(e.getMessage()))),
                    e);
        } catch (NullPointerException e) {
            // The library throws this if a locked collection stays locked.
            throw VaultProblems.locked(name(), e);
        } catch (RuntimeException | LinkageError e) {
            throw VaultProblems.refused(
                    name(), Phrase.of("vault.keychain.failed", e.getClass().getSimpleName()), e);
        } finally {
            close(keyring);
        }
    }

    private Keyring open() throws VaultException {
        Exception first = null;
        for (KeyringStorageType type : kind.types()) {
            try {
                if (isAvailable(type)) {
                    return Keyring.create(type);
                }
            } catch (BackendNotSupportedException e) {
                first = Objects.requireNonNullElse(first, e);
            } catch (IOException | LinkageError e) {
                throw VaultProblems.absent(name(), e);
            } catch (NullPointerException e) {
                // The library throws this if a locked collection stays locked.
                throw VaultProblems.locked(name(), e);
            } catch (RuntimeException e) {
                throw VaultProblems.refused(
                        name(), Phrase.of("vault.keychain.failed", e.getClass().getSimpleName()), e);
            }
        }
        throw VaultProblems.absent(name(), first);
    }

    /**
     * Whether GNOME Keyring is locked and nothing can ask for its password: the library would wait for two minutes, and
     * leak its threads.
     */
    private boolean isLockedWithoutPrompter() {
        try {
            return kind.types().contains(KeyringStorageType.GNOME_KEYRING)
                    && SessionBus.knows(SessionBus.SECRET_SERVICE)
                    && SessionBus.knows(SessionBus.GNOME_KEYRING)
                    && !SessionBus.knows(SessionBus.GNOME_PROMPTER)
                    && SessionBus.isLocked();
        } catch (IOException e) {
            // The error occurs again, and is reported, when the keychain is used.
            return false;
        }
    }

    private static boolean isAvailable(KeyringStorageType type) throws IOException {
        return switch (type) {
            case GNOME_KEYRING -> SessionBus.knows(SessionBus.SECRET_SERVICE);
            case KWALLET -> SessionBus.knows(SessionBus.KWALLET);
            default -> true;
        };
    }

    private static void close(Keyring keyring) {
        try {
            keyring.close();
        } catch (Exception e) {
            // The answer has been received; an error on closing the connection does not matter.
        }
    }

    private static boolean isNoEntry(PasswordAccessException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "").toLowerCase(Locale.ROOT);
        return NO_ENTRY.stream().anyMatch(message::contains);
    }

    private static Kind kind(String system) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.contains("mac")) {
            return new Kind(
                    List.of(KeyringStorageType.OSX_KEYCHAIN, KeyringStorageType.LEGACY_OSX_KEYCHAIN),
                    Phrase.of("vault.keychain.mac"));
        }
        if (lower.contains("win")) {
            return new Kind(List.of(KeyringStorageType.WINDOWS_CREDENTIAL_STORE), Phrase.of("vault.keychain.windows"));
        }
        return new Kind(
                List.of(KeyringStorageType.GNOME_KEYRING, KeyringStorageType.KWALLET),
                Phrase.of("vault.keychain.system"));
    }
}
