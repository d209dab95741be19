// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.Secret;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;

/**
 * Loads the client's key and certificate. Reads files and may access a token: never on the network thread or the JavaFX
 * application thread.
 */
final class ClientKeys {
    private ClientKeys() {}

    /**
     * @throws TlsSetupException naming the file and the reason; a missing passphrase and a wrong one are distinguished
     */
    static Optional<ClientKey> load(ClientIdentity identity, ConnectionSecrets secrets) throws TlsSetupException {
        byte[] bytes = secrets.copy(SecretField.KEY_PASSPHRASE);
        char[] passphrase = bytes == null ? null : decode(bytes);
        try {
            return switch (identity) {
                case ClientIdentity.None() -> Optional.empty();
                case ClientIdentity.PemFiles(String certificate, String key) ->
                    Optional.of(files(certificate, key.isEmpty() ? certificate : key, passphrase));
                case ClientIdentity.Pem(String certificate) -> Optional.of(pasted(certificate, secrets, passphrase));
                case ClientIdentity.KeyStoreFile file -> Optional.of(KeyStores.load(file, passphrase));
                case ClientIdentity.Pkcs11 token -> Optional.of(Tokens.load(token, passphrase));
            };
        } finally {
            Secret.wipe(bytes);
            if (passphrase != null) {
                Arrays.fill(passphrase, '\0');
            }
        }
    }

    private static ClientKey files(String certificatePath, String keyPath, char @Nullable [] passphrase)
            throws TlsSetupException {
        List<X509Certificate> chain = PemCertificates.ofFile(Phrase.of("tls.source.certificate"), certificatePath);
        byte[] pem = TlsFiles.read(Phrase.of("tls.source.key"), keyPath);
        try {
            PrivateKey key = PemKeys.read(Phrase.of("tls.source.key.file", keyPath), pem, passphrase);
            return pair(
                    Phrase.of("tls.source.key.file", keyPath),
                    key,
                    Phrase.of("tls.source.certificate.file", certificatePath),
                    chain);
        } finally {
            Secret.wipe(pem);
        }
    }

    private static ClientKey pasted(String certificate, ConnectionSecrets secrets, char @Nullable [] passphrase)
            throws TlsSetupException {
        List<X509Certificate> chain = PemCertificates.of(Phrase.of("tls.source.certificate.pasted"), certificate);
        byte[] pem = secrets.copy(SecretField.PRIVATE_KEY);
        if (pem == null) {
            throw TlsSetupException.missingKey();
        }
        try {
            PrivateKey key = PemKeys.read(Phrase.of("tls.source.key.pasted"), pem, passphrase);
            return pair(Phrase.of("tls.source.key.pasted"), key, Phrase.of("tls.source.certificate.pasted"), chain);
        } finally {
            Secret.wipe(pem);
        }
    }

    /** Puts the certificate that belongs to the key first. */
    static ClientKey pair(Phrase keySource, PrivateKey key, Phrase chainSource, List<X509Certificate> chain)
            throws TlsSetupException {
        for (X509Certificate certificate : chain) {
            if (belong(key, certificate.getPublicKey())) {
                List<X509Certificate> ordered = new ArrayList<>(chain);
                ordered.remove(certificate);
                ordered.addFirst(certificate);
                return new ClientKey(key, ordered);
            }
        }
        throw new TlsSetupException(Phrase.of("tls.notPair", keySource, chainSource), Phrase.of("tls.notPair.advice"));
    }

    private static boolean belong(PrivateKey key, PublicKey publicKey) {
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> publicKey.getAlgorithm();
        };
        try {
            byte[] probe = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // The keys are of different types.
            return false;
        }
    }

    private static char[] decode(byte[] utf8) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        Arrays.fill(decoded.array(), '\0');
        return characters;
    }
}
