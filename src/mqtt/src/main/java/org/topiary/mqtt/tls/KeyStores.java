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
import org.topiary.mqtt.profile.Secret;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.mqtt.words.ExceptionCauses;

/** Reads a key and its certificates from a keystore: PKCS#12 (RFC 7292), JKS, or a token opened by {@link Tokens}. */
final class KeyStores {
    private KeyStores() {}

    static ClientKey load(ClientIdentity.KeyStoreFile file, char @Nullable [] passphrase) throws TlsSetupException {
        String source = "keystore " + file.path();
        byte[] content = TlsFiles.read("keystore", file.path());
        char[] password = passphrase == null ? new char[0] : passphrase;
        KeyStore store;
        try {
            store = KeyStore.getInstance(file.type());
            store.load(new ByteArrayInputStream(content), password);
        } catch (KeyStoreException e) {
            throw new TlsSetupException(
                    "Cannot read the " + source + ": the type \"" + file.type() + "\" is unknown.",
                    "Choose PKCS12 or JKS.",
                    e);
        } catch (IOException | GeneralSecurityException e) {
            throw ExceptionCauses.find(e, UnrecoverableKeyException.class) != null
                    ? wrong(source, passphrase, e)
                    : new TlsSetupException(
                            "Cannot read the " + source + ": it is not a keystore of type " + file.type()
                                    + ", or it is damaged.",
                            "Choose a .p12, .pfx or .jks file, or use PEM files.",
                            e);
        } finally {
            Secret.wipe(content);
        }
        try {
            return find(source, store, file.alias(), password);
        } catch (UnrecoverableKeyException e) {
            throw wrong(source, passphrase, e);
        } catch (GeneralSecurityException e) {
            throw new TlsSetupException("Cannot use the " + source + ": " + ExceptionCauses.message(e) + ".", "", e);
        }
    }

    /**
     * @param alias empty: the first key
     * @param password password of the key; null if the keystore is open
     */
    static ClientKey find(String source, KeyStore store, String alias, char @Nullable [] password)
            throws GeneralSecurityException, TlsSetupException {
        List<String> aliases = Collections.list(store.aliases());
        if (!alias.isEmpty() && !store.containsAlias(alias)) {
            throw new TlsSetupException(
                    "The " + source + " has no entry \"" + alias + "\".",
                    aliases.isEmpty() ? "It has no entries." : "It has: " + String.join(", ", aliases) + ".");
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
                ? new TlsSetupException(
                        "The " + source + " contains no private key with a certificate.",
                        "Choose a file that was exported with its private key.")
                : new TlsSetupException(
                        "The entry \"" + alias + "\" of the " + source + " is not a private key with a certificate.",
                        "Choose another entry: " + String.join(", ", aliases) + ".");
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

    private static TlsSetupException wrong(String source, char @Nullable [] passphrase, Exception cause) {
        return passphrase == null
                ? TlsSetupException.passphrase(
                        "Cannot read the " + source + ": it is encrypted, and no passphrase was entered.",
                        "Enter the passphrase of the keystore.",
                        cause)
                : TlsSetupException.passphrase(
                        "Cannot read the " + source + ": the passphrase is wrong.",
                        "Enter the passphrase of the keystore again.",
                        cause);
    }
}
