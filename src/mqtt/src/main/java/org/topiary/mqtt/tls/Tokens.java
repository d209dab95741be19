// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.mqtt.words.ExceptionCauses;

/**
 * Keys that stay in a token (PKCS#11). Each use configures a separate provider, which is registered nowhere;
 * {@link TokenSignatures} explains how the platform's TLS can nevertheless sign with it.
 */
final class Tokens {
    private Tokens() {}

    static ClientKey load(ClientIdentity.Pkcs11 identity, char @Nullable [] pin) throws TlsSetupException {
        String source = "token in slot " + identity.slot() + " of " + identity.library();
        if (!Files.isRegularFile(TlsFiles.path("PKCS#11 library", identity.library()))) {
            throw TlsFiles.cannotRead(
                    "PKCS#11 module",
                    identity.library(),
                    "there is no such file",
                    "Choose the module supplied with the token, such as opensc-pkcs11.so.");
        }
        Provider provider = configure(identity);
        try {
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            open(source, store, pin);
            ClientKey found = KeyStores.find(source, store, identity.alias(), null);
            return new ClientKey(
                    TokenSignatures.wrap(found.key(), found.certificate().getPublicKey(), provider), found.chain());
        } catch (KeyStoreException e) {
            throw new TlsSetupException(
                    "No token in slot " + identity.slot() + " of " + identity.library() + ".",
                    "Insert the token, or choose another slot.",
                    e);
        } catch (IOException | GeneralSecurityException | ProviderException e) {
            throw failed(source, pin, e);
        }
    }

    /**
     * A token is unlocked for the whole process and requests no PIN while any of its keys is in use. The PIN is then
     * compared with the one that the token accepted; otherwise a wrong one would go unnoticed until the next start.
     */
    private static void open(String source, KeyStore store, char @Nullable [] pin)
            throws TlsSetupException, IOException, GeneralSecurityException {
        AtomicBoolean asked = new AtomicBoolean();
        CallbackHandler answer = callbacks -> {
            for (Callback callback : callbacks) {
                if (!(callback instanceof PasswordCallback password) || pin == null) {
                    throw new UnsupportedCallbackException(callback, "No PIN was entered");
                }
                asked.set(true);
                password.setPassword(pin);
            }
        };
        KeyStore.ProtectionParameter protection = new KeyStore.CallbackHandlerProtection(answer);
        store.load(() -> protection);
        TokenPins pins = TokenSignatures.registered().pins();
        if (pin != null && asked.get()) {
            pins.taken(source, pin);
        } else if (pin != null && pins.isOther(source, pin)) {
            throw TlsSetupException.passphrase(
                    "The " + source + " was unlocked with another PIN.",
                    "Enter that PIN. If the PIN has changed, restart Topiary.",
                    null);
        }
    }

    private static Provider configure(ClientIdentity.Pkcs11 identity) throws TlsSetupException {
        Provider platform = Security.getProvider("SunPKCS11");
        if (platform == null) {
            throw new TlsSetupException("This Java runtime does not support PKCS#11 tokens.", "Use a key in a file.");
        }
        try {
            return platform.configure("--name=t" + UUID.randomUUID().toString().replace("-", "") + "\nlibrary=\""
                    + identity.library().replace("\\", "\\\\").replace("\"", "\\\"") + "\"\nslotListIndex="
                    + identity.slot() + "\n");
        } catch (InvalidParameterException | ProviderException | UnsupportedOperationException e) {
            String reason = ExceptionCauses.says(e, "slotlistindex")
                    ? "it has no slot " + identity.slot() + " (the first is 0)"
                    : "it is not a PKCS#11 module for this system, or its device does not respond";
            throw new TlsSetupException(
                    "Cannot use the PKCS#11 module " + identity.library() + ": " + reason + ".",
                    "Check the module and the slot.",
                    e);
        }
    }

    private static TlsSetupException failed(String source, char @Nullable [] pin, Exception error) {
        String detail = ExceptionCauses.detail(error).toUpperCase(Locale.ROOT);
        if (detail.contains("CKR_PIN_LOCKED")) {
            return new TlsSetupException(
                    "The " + source + " is locked: a wrong PIN was entered too often.",
                    "Unlock it with the software supplied with the token.",
                    error);
        }
        if (pin == null) {
            return TlsSetupException.passphrase(
                    "The " + source + " requires a PIN, and none was entered.", "Enter the PIN.", error);
        }
        if (detail.contains("CKR_PIN") || detail.contains("LOGINEXCEPTION")) {
            return TlsSetupException.passphrase(
                    "The " + source + " does not accept this PIN.", "Enter the PIN again.", error);
        }
        return new TlsSetupException(
                "Cannot use the " + source + ": " + ExceptionCauses.message(error) + ".", "", error);
    }
}
