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
import org.topiary.core.text.Phrase;

/**
 * Reads private keys as PEM text: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017), SEC 1 (RFC 5915); plain, or encrypted by
 * PKCS#5, PKCS#12 or the older format of OpenSSL.
 */
final class PemKeys {
    private static final Phrase WHOLE = Phrase.of("tls.copyAgain");

    private PemKeys() {}

    /**
     * @param source such as {@code client key /…/device.key}, for the sentences
     * @param pem not modified
     * @param passphrase null if none was given; not modified
     */
    static PrivateKey read(Phrase source, byte[] pem, char @Nullable [] passphrase) throws TlsSetupException {
        PrivateKeyInfo info;
        try (PEMParser parser =
                new PEMParser(new InputStreamReader(new ByteArrayInputStream(pem), StandardCharsets.ISO_8859_1))) {
            info = firstKey(source, parser, passphrase);
        } catch (IOException | RuntimeException e) {
            throw new TlsSetupException(Phrase.of("tls.key.damaged", source), WHOLE, e);
        }
        try {
            return new JcaPEMKeyConverter().getPrivateKey(info);
        } catch (PEMException e) {
            throw new TlsSetupException(
                    Phrase.of(
                            "tls.key.type",
                            source,
                            info.getPrivateKeyAlgorithm().getAlgorithm().toString()),
                    Phrase.of("tls.key.type.advice"),
                    e);
        }
    }

    private static PrivateKeyInfo firstKey(Phrase source, PEMParser parser, char @Nullable [] passphrase)
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
                case X509CertificateHolder certificate -> other = "certificate";
                // The parameters that OpenSSL writes before an EC key.
                case ASN1ObjectIdentifier curve -> {}
                default -> other = "else";
            }
        }
        throw new TlsSetupException(
                switch (other) {
                    case "" -> Phrase.of("tls.key.none", source);
                    case "certificate" -> Phrase.of("tls.key.none.certificate", source);
                    default -> Phrase.of("tls.key.none.other", source);
                },
                Phrase.of("tls.key.none.advice"));
    }

    private static char[] given(Phrase source, char @Nullable [] passphrase) throws TlsSetupException {
        if (passphrase == null) {
            throw TlsSetupException.passphrase(
                    Phrase.of("tls.key.encrypted", source), Phrase.of("tls.key.encrypted.advice"), null);
        }
        return passphrase;
    }

    private static PrivateKeyInfo decrypt(Phrase source, PEMEncryptedKeyPair encrypted, char[] passphrase)
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

    private static PrivateKeyInfo decrypt(Phrase source, PKCS8EncryptedPrivateKeyInfo encrypted, char[] passphrase)
            throws TlsSetupException {
        try {
            // A separate provider, registered nowhere: it supports more encryption methods than the platform.
            return encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .build(passphrase));
        } catch (OperatorCreationException e) {
            throw new TlsSetupException(
                    Phrase.of("tls.key.encryption", source), Phrase.of("tls.key.encryption.advice"), e);
        } catch (PKCSException | RuntimeException e) {
            throw wrong(source, e);
        }
    }

    /** Decrypting with a wrong passphrase does not yield a key. */
    private static TlsSetupException wrong(Phrase source, Exception cause) {
        return TlsSetupException.passphrase(
                Phrase.of("tls.key.wrong", source), Phrase.of("tls.key.wrong.advice"), cause);
    }
}
