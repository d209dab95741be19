// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/** Fingerprints of certificates: SHA-256 of the complete certificate. Any thread. */
public final class Fingerprints {
    private static final int GROUP = 4;

    private Fingerprints() {}

    /** Returns 64 lower-case hexadecimal digits. */
    public static String of(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A fingerprint in upper case and small groups, the form in which it is always displayed, because users compare it
     * by eye.
     */
    public static String grouped(String fingerprint) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fingerprint.length(); i += GROUP) {
            text.append(i == 0 ? "" : " ").append(fingerprint, i, Math.min(i + GROUP, fingerprint.length()));
        }
        return text.toString().toUpperCase(Locale.ROOT);
    }
}
