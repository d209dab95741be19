// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import org.topiary.core.file.RegularFile;

/** Certificates as PEM text (RFC 7468). */
public final class PemText {
    /** Far larger than any list of authorities. */
    private static final int MAX_BYTES = 16 << 20;

    private static final String BEGIN = "-----BEGIN ";

    private PemText() {}

    public static boolean isPem(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(BEGIN);
    }

    /** Certificates as PEM: unchanged if they are PEM, converted if they are DER; empty if they are neither. */
    public static Optional<String> pem(byte[] content) {
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content));
            if (all.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(isPem(content) ? new String(content, StandardCharsets.UTF_8) : written(all));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The certificates that a trust store, PKCS#12 or JKS, trusts; empty if there are none, or it cannot be opened. */
    public static Optional<String> ofTrustStore(String file, char[] password) {
        try {
            // The JDK's "DualFormat" reads both types, also from a stream.
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(new ByteArrayInputStream(RegularFile.read(Path.of(file), MAX_BYTES)), password);
            Collection<Certificate> trusted = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias)) {
                    trusted.add(store.getCertificate(alias));
                }
            }
            return trusted.isEmpty() ? Optional.empty() : Optional.of(written(trusted));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String written(Collection<? extends Certificate> certificates) throws CertificateEncodingException {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        StringBuilder text = new StringBuilder();
        for (Certificate certificate : certificates) {
            text.append(BEGIN)
                    .append("CERTIFICATE-----\n")
                    .append(lines.encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return text.toString();
    }
}
