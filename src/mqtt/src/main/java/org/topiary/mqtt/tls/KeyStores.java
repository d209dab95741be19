// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.Secret;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.mqtt.words.ExceptionCauses;

/** Reads a key and its certificates from a keystore: PKCS#12 (RFC 7292), JKS, or a token opened by {@link Tokens}. */
final class KeyStores {
    private KeyStores() {}

    static ClientKey load(ClientIdentity.KeyStoreFile file, char @Nullable [] passphrase) throws TlsSetupException {
        Phrase source = Phrase.of("tls.source.keystore.file", file.path());
        byte[] content = TlsFiles.read(Phrase.of("tls.source.keystore"), file.path());
        char[] password = passphrase == null ? new char[0] : passphrase;
        KeyStore store;
        try {
            store = KeyStore.getInstance(file.type());
            store.load(new ByteArrayInputStream(content), password);
        } catch (KeyStoreException e) {
            throw new TlsSetupException(
                    Phrase.of("tls.keystore.type", source, file.type()), Phrase.of("tls.keystore.type.advice"), e);
        } catch (IOException | GeneralSecurityException e) {
            throw ExceptionCauses.find(e, UnrecoverableKeyException.class) != null
                    ? wrong(source, passphrase, e)
                    : new TlsSetupException(
                            Phrase.of("tls.keystore.damaged", source, file.type()),
                            Phrase.of("tls.keystore.damaged.advice"),
                            e);
        } finally {
            Secret.wipe(content);
        }
        try {
            return find(source, store, file.alias(), password);
        } catch (UnrecoverableKeyException e) {
            throw wrong(source, passphrase, e);
        } catch (GeneralSecurityException e) {
            throw new TlsSetupException(Phrase.of("tls.keystore.notUsed", source, Explained.phrase(e)), Phrase.NONE, e);
        }
    }

    /**
     * @param alias empty: the first key
     * @param password password of the key; null if the keystore is open
     */
    static ClientKey find(Phrase source, KeyStore store, String alias, char @Nullable [] password)
            throws GeneralSecurityException, TlsSetupException {
        List<String> aliases = Collections.list(store.aliases());
        if (!alias.isEmpty() && !store.containsAlias(alias)) {
            throw new TlsSetupException(
                    Phrase.of("tls.keystore.noEntry", source, alias),
                    aliases.isEmpty()
                            ? Phrase.of("tls.keystore.noEntries")
                            : Phrase.of("tls.keystore.entries", String.join(", ", aliases)));
        }
        for (String entry : alias.isEmpty() ? aliases : List.of(alias)) {
            if (store.isKeyEntry(entry)) {
                Key key = store.getKey(entry, password);
                List<X509Certificate> chain = chain(store.getCertificateChain(entry));
                if (key instanceof PrivateKey privateKey && !chain.isEmpty()) {
                    return new ClientKey(privateKey, chain);
                }
            }
        }
        throw alias.isEmpty()
                ? new TlsSetupException(Phrase.of("tls.keystore.noKey", source), Phrase.of("tls.keystore.noKey.advice"))
                : new TlsSetupException(
                        Phrase.of("tls.keystore.notKey", alias, source),
                        Phrase.of("tls.keystore.notKey.advice", String.join(", ", aliases)));
    }

    private static List<X509Certificate> chain(Certificate @Nullable [] certificates) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : certificates == null ? new Certificate[0] : certificates) {
            if (certificate instanceof X509Certificate x509) {
                chain.add(x509);
            }
        }
        return chain;
    }

    private static TlsSetupException wrong(Phrase source, char @Nullable [] passphrase, Exception cause) {
        return passphrase == null
                ? TlsSetupException.passphrase(
                        Phrase.of("tls.key.encrypted", source), Phrase.of("tls.keystore.encrypted.advice"), cause)
                : TlsSetupException.passphrase(
                        Phrase.of("tls.key.wrong", source), Phrase.of("tls.keystore.wrong.advice"), cause);
    }
}
