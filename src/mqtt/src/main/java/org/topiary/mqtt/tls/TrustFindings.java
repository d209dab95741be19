// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.words.ExceptionCauses;

/**
 * All faults of a certificate, not only the first one that the platform found.
 *
 * @param reasons each continues a sentence after "the certificate", such as "expired on 3 March 2026"; not empty
 * @param advice what to do about the first fault
 */
public record TrustFindings(List<String> reasons, String advice) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    public TrustFindings {
        reasons = List.copyOf(reasons);
    }

    static TrustFindings of(X509Certificate[] chain, Throwable error, TlsOptions options, String host) {
        Builder found = new Builder();
        validity(found, chain, error, Instant.now());
        issuer(found, chain, error, options);
        weakness(found, chain, error);
        if (options.checkHostName() && !Certificates.names(chain[0], host)) {
            hostName(found, chain[0], host);
        }
        if (found.reasons.isEmpty()) {
            found.add(
                    "was not accepted: " + ForeignText.quoted(ExceptionCauses.message(error)),
                    "The broker's administrator must replace it.");
        }
        return new TrustFindings(found.reasons, found.advice);
    }

    public String sentence() {
        return String.join(", and it ", reasons);
    }

    private static void validity(Builder found, X509Certificate[] chain, Throwable error, Instant now) {
        String clock = "Also check the clock of this computer.";
        String renew = "The broker's administrator must renew it. " + clock;
        for (int i = 0; i < chain.length; i++) {
            Instant from = chain[i].getNotBefore().toInstant();
            Instant to = chain[i].getNotAfter().toInstant();
            String issuer = i == 0 ? "" : "was issued by " + name(chain[i]) + ", whose own certificate ";
            if (now.isAfter(to)) {
                found.add(issuer + "expired on " + day(to), renew);
                return;
            }
            if (now.isBefore(from)) {
                found.add(issuer + "is not valid before " + day(from), "Check the clock of this computer.");
                return;
            }
        }
        if (ExceptionCauses.find(error, CertificateExpiredException.class) != null) {
            found.add("was issued by a CA whose own certificate has expired", renew);
        } else if (ExceptionCauses.find(error, CertificateNotYetValidException.class) != null) {
            found.add("was issued by a CA whose own certificate is not valid yet", clock);
        }
    }

    private static void issuer(Builder found, X509Certificate[] chain, Throwable error, TlsOptions options) {
        boolean unknown = ExceptionCauses.says(error, "unable to find valid certification path")
                || ExceptionCauses.says(error, "trustanchors")
                || ExceptionCauses.says(error, "path does not chain");
        if (!unknown) {
            return;
        }
        boolean system = options.authorities() instanceof Authorities.OfSystem;
        X509Certificate leaf = chain[0];
        if (leaf.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())) {
            found.add(
                    "is self-signed: no CA vouches for it",
                    "If this is your own broker, add its certificate as a trusted CA, or compare the fingerprint and trust only this certificate.");
            return;
        }
        String authority = Certificates.quotedName(
                chain[chain.length - 1].getIssuerX500Principal().getName());
        found.add(
                "was issued by " + authority + ", "
                        + (system
                                ? "a CA that this system does not trust"
                                : "which is not a trusted CA of this connection"),
                system
                        ? "If this is your own CA, add its certificate as a trusted CA of this connection, or to the system's truststore."
                        : "Choose the CA that issued it, or trust the CAs of the system.");
    }

    private static void weakness(Builder found, X509Certificate[] chain, Throwable error) {
        CertPathValidatorException invalid = ExceptionCauses.find(error, CertPathValidatorException.class);
        if (invalid != null && invalid.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
            ServerCertificate leaf = Certificates.describe(chain[0]);
            found.add(
                    "uses an algorithm or a key that is too weak (" + chain[0].getSigAlgName() + ", " + leaf.key()
                            + ")",
                    "The broker's administrator must replace it with one that uses SHA-256 and an RSA key of at least 2048 bits, or an EC key.");
        } else if (ExceptionCauses.says(error, "extended key usage")) {
            found.add("was not issued for servers (extended key usage)", "The broker's administrator must replace it.");
        }
    }

    private static void hostName(Builder found, X509Certificate leaf, String host) {
        List<String> names = Certificates.names(leaf);
        found.add(
                "is for another host: " + (names.isEmpty() ? "it names none" : "for " + ForeignText.names(names))
                        + ", not for " + host,
                "Connect to a name in the certificate, or enter that name as the server name under TLS.");
    }

    private static String name(X509Certificate certificate) {
        return Certificates.quotedName(certificate.getSubjectX500Principal().getName());
    }

    private static String day(Instant instant) {
        return DAY.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Keeps the advice of the first reason. */
    private static final class Builder {
        private final List<String> reasons = new ArrayList<>();
        private String advice = "";

        void add(String reason, String toDo) {
            if (reasons.isEmpty()) {
                advice = toDo;
            }
            reasons.add(reason);
        }
    }
}
