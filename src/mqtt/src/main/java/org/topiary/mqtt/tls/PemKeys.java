// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/**
 * Reads private keys as PEM text: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017), SEC 1 (RFC 5915); plain, or encrypted by
 * PKCS#5, PKCS#12 or the older format of OpenSSL.
 */
final class PemKeys {
    private static final String WHOLE = "Copy the complete file or text again.";

    private PemKeys() {}

    /**
     * @param source such as {@code client key /…/device.key}, for the sentences
     * @param pem not modified
     * @param passphrase null if none was given; not modified
     */
    static PrivateKey read(String source, byte[] pem, char @Nullable [] passphrase) throws TlsSetupException {
        PrivateKeyInfo info;
        try (PEMParser parser =
                new PEMParser(new InputStreamReader(new ByteArrayInputStream(pem), StandardCharsets.ISO_8859_1))) {
            info = firstKey(source, parser, passphrase);
        } catch (IOException | RuntimeException e) {
            throw new TlsSetupException("Cannot read the " + source + ": it is damaged.", WHOLE, e);
        }
        try {
            return new JcaPEMKeyConverter().getPrivateKey(info);
        } catch (PEMException e) {
            throw new TlsSetupException(
                    "Cannot use the " + source + ": keys of this type ("
                            + info.getPrivateKeyAlgorithm().getAlgorithm() + ") are not supported.",
                    "Use an RSA key, or an EC key on a NIST curve such as P-256.",
                    e);
        }
    }

    private static PrivateKeyInfo firstKey(String source, PEMParser parser, char @Nullable [] passphrase)
            throws IOException, TlsSetupException {
        String other = "";
        for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
            switch (found) {
                case PrivateKeyInfo info -> {
                    return info;
                }
                case PEMKeyPair pair -> {
                    return pair.getPrivateKeyInfo();
                }
                case PEMEncryptedKeyPair encrypted -> {
                    return decrypt(source, encrypted, given(source, passphrase));
                }
                case PKCS8EncryptedPrivateKeyInfo encrypted -> {
                    return decrypt(source, encrypted, given(source, passphrase));
                }
                case X509CertificateHolder certificate -> other = ", but a certificate";
                // The parameters that OpenSSL writes before an EC key.
                case ASN1ObjectIdentifier curve -> {}
                default -> other = ", but something else";
            }
        }
        throw new TlsSetupException(
                "Cannot read the " + source + ": it contains no private key" + other + ".",
                "Choose a PEM file with a private key: it begins with -----BEGIN PRIVATE KEY-----, "
                        + "-----BEGIN ENCRYPTED PRIVATE KEY-----, -----BEGIN RSA PRIVATE KEY----- or "
                        + "-----BEGIN EC PRIVATE KEY-----.");
    }

    private static char[] given(String source, char @Nullable [] passphrase) throws TlsSetupException {
        if (passphrase == null) {
            throw TlsSetupException.passphrase(
                    "Cannot read the " + source + ": it is encrypted, and no passphrase was entered.",
                    "Enter the passphrase of the key.",
                    null);
        }
        return passphrase;
    }

    private static PrivateKeyInfo decrypt(String source, PEMEncryptedKeyPair encrypted, char[] passphrase)
            throws TlsSetupException {
        try {
            return encrypted
                    .decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(new BouncyCastleProvider())
                            .build(passphrase))
                    .getPrivateKeyInfo();
        } catch (IOException | RuntimeException e) {
            throw wrong(source, e);
        }
    }

    private static PrivateKeyInfo decrypt(String source, PKCS8EncryptedPrivateKeyInfo encrypted, char[] passphrase)
            throws TlsSetupException {
        try {
            // A separate provider, registered nowhere: it supports more encryption methods than the platform.
            return encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .build(passphrase));
        } catch (OperatorCreationException e) {
            throw new TlsSetupException(
                    "Cannot read the " + source + ": its encryption is not supported.",
                    "Encrypt it again, for example with openssl pkcs8 -topk8 -v2 aes256.",
                    e);
        } catch (PKCSException | RuntimeException e) {
            throw wrong(source, e);
        }
    }

    /** Decrypting with a wrong passphrase does not yield a key. */
    private static TlsSetupException wrong(String source, Exception cause) {
        return TlsSetupException.passphrase(
                "Cannot read the " + source + ": the passphrase is wrong.",
                "Enter the passphrase of the key again.",
                cause);
    }
}
