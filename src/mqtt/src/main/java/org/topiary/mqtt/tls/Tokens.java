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
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.mqtt.words.ExceptionCauses;

/**
 * Keys that stay in a token (PKCS#11). Each use configures a separate provider, which is registered nowhere;
 * {@link TokenSignatures} explains how the platform's TLS can nevertheless sign with it.
 */
final class Tokens {
    private Tokens() {}

    static ClientKey load(ClientIdentity.Pkcs11 identity, char @Nullable [] pin) throws TlsSetupException {
        Phrase source = Phrase.of("tls.source.token", identity.slot(), identity.library());
        if (!Files.isRegularFile(TlsFiles.path(Phrase.of("tls.token.library"), identity.library()))) {
            throw TlsFiles.cannotRead(
                    Phrase.of("tls.token.module"),
                    identity.library(),
                    Phrase.of("tls.file.missing"),
                    Phrase.of("tls.token.missing.advice"));
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
                    Phrase.of("tls.token.empty", identity.slot(), identity.library()),
                    Phrase.of("tls.token.empty.advice"),
                    e);
        } catch (IOException | GeneralSecurityException | ProviderException e) {
            throw failed(source, pin, e);
        }
    }

    /**
     * A token is unlocked for the whole process and requests no PIN while any of its keys is in use. The PIN is then
     * compared with the one that the token accepted; otherwise a wrong one would go unnoticed until the next start.
     */
    private static void open(Phrase source, KeyStore store, char @Nullable [] pin)
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
            pins.taken(source.toString(), pin);
        } else if (pin != null && pins.isOther(source.toString(), pin)) {
            throw TlsSetupException.passphrase(
                    Phrase.of("tls.token.otherPin", source), Phrase.of("tls.token.otherPin.advice"), null);
        }
    }

    private static Provider configure(ClientIdentity.Pkcs11 identity) throws TlsSetupException {
        Provider platform = Security.getProvider("SunPKCS11");
        if (platform == null) {
            throw new TlsSetupException(
                    Phrase.of("tls.token.notSupported"), Phrase.of("tls.token.notSupported.advice"));
        }
        try {
            return platform.configure("--name=t" + UUID.randomUUID().toString().replace("-", "") + "\nlibrary=\""
                    + identity.library().replace("\\", "\\\\").replace("\"", "\\\"") + "\"\nslotListIndex="
                    + identity.slot() + "\n");
        } catch (InvalidParameterException | ProviderException | UnsupportedOperationException e) {
            Phrase reason = ExceptionCauses.says(e, "slotlistindex")
                    ? Phrase.of("tls.token.noSlot", identity.slot())
                    : Phrase.of("tls.token.notModule");
            throw new TlsSetupException(
                    Phrase.of("tls.token.notUsed.module", identity.library(), reason),
                    Phrase.of("tls.token.notUsed.module.advice"),
                    e);
        }
    }

    private static TlsSetupException failed(Phrase source, char @Nullable [] pin, Exception error) {
        String detail = ExceptionCauses.messages(error).toUpperCase(Locale.ROOT);
        if (detail.contains("CKR_PIN_LOCKED")) {
            return new TlsSetupException(
                    Phrase.of("tls.token.locked", source), Phrase.of("tls.token.locked.advice"), error);
        }
        if (pin == null) {
            return TlsSetupException.passphrase(
                    Phrase.of("tls.token.pinNeeded", source), Phrase.of("tls.token.pinNeeded.advice"), error);
        }
        if (detail.contains("CKR_PIN") || detail.contains("LOGINEXCEPTION")) {
            return TlsSetupException.passphrase(
                    Phrase.of("tls.token.pinWrong", source), Phrase.of("tls.token.pinWrong.advice"), error);
        }
        return new TlsSetupException(
                Phrase.of("tls.token.notUsed", source, Explained.phrase(error)), Phrase.NONE, error);
    }
}
