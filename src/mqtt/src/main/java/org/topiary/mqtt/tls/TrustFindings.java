// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.words.ExceptionCauses;

/**
 * All faults of a certificate, not only the first one that the platform found.
 *
 * @param reasons each continues a sentence after "the certificate", such as "expired on 3 March 2026"; not empty
 * @param advice what to do about the first fault
 */
public record TrustFindings(List<Phrase> reasons, Phrase advice) {
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
                    Phrase.of("tls.trust.notAccepted", ForeignText.quoted(ExceptionCauses.message(error))),
                    Phrase.of("tls.trust.replace"));
        }
        return new TrustFindings(found.reasons, found.advice);
    }

    /** All reasons in one sentence, which begins with "the certificate". */
    public Phrase sentence() {
        return reasons.stream()
                .reduce((before, next) -> Phrase.of("tls.trust.and", before, next))
                .orElse(Phrase.NONE);
    }

    private static void validity(Builder found, X509Certificate[] chain, Throwable error, Instant now) {
        Phrase clock = Phrase.of("tls.trust.clock");
        Phrase renew = Phrase.of("tls.trust.renew").and(clock);
        for (int i = 0; i < chain.length; i++) {
            Instant from = chain[i].getNotBefore().toInstant();
            Instant to = chain[i].getNotAfter().toInstant();
            if (now.isAfter(to)) {
                found.add(
                        i == 0
                                ? Phrase.of("tls.trust.expired", day(to))
                                : Phrase.of("tls.trust.issuer.expired", name(chain[i]), day(to)),
                        renew);
                return;
            }
            if (now.isBefore(from)) {
                found.add(
                        i == 0
                                ? Phrase.of("tls.trust.notYet", day(from))
                                : Phrase.of("tls.trust.issuer.notYet", name(chain[i]), day(from)),
                        Phrase.of("tls.trust.clock.only"));
                return;
            }
        }
        if (ExceptionCauses.find(error, CertificateExpiredException.class) != null) {
            found.add(Phrase.of("tls.trust.ca.expired"), renew);
        } else if (ExceptionCauses.find(error, CertificateNotYetValidException.class) != null) {
            found.add(Phrase.of("tls.trust.ca.notYet"), clock);
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
            found.add(Phrase.of("tls.trust.selfSigned"), Phrase.of("tls.trust.selfSigned.advice"));
            return;
        }
        String authority = Certificates.quotedName(
                chain[chain.length - 1].getIssuerX500Principal().getName());
        found.add(
                system
                        ? Phrase.of("tls.trust.unknown.system", authority)
                        : Phrase.of("tls.trust.unknown.own", authority),
                system ? Phrase.of("tls.trust.unknown.system.advice") : Phrase.of("tls.trust.unknown.own.advice"));
    }

    private static void weakness(Builder found, X509Certificate[] chain, Throwable error) {
        CertPathValidatorException invalid = ExceptionCauses.find(error, CertPathValidatorException.class);
        if (invalid != null && invalid.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
            ServerCertificate leaf = Certificates.describe(chain[0]);
            found.add(
                    Phrase.of("tls.trust.weak", chain[0].getSigAlgName(), leaf.key()),
                    Phrase.of("tls.trust.weak.advice"));
        } else if (ExceptionCauses.says(error, "extended key usage")) {
            found.add(Phrase.of("tls.trust.purpose"), Phrase.of("tls.trust.replace"));
        }
    }

    private static void hostName(Builder found, X509Certificate leaf, String host) {
        List<String> names = Certificates.names(leaf);
        found.add(
                names.isEmpty()
                        ? Phrase.of("tls.trust.host.none", host)
                        : Phrase.of("tls.trust.host", ForeignText.names(names), host),
                Phrase.of("tls.trust.host.advice"));
    }

    private static String name(X509Certificate certificate) {
        return Certificates.quotedName(certificate.getSubjectX500Principal().getName());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Keeps the advice of the first reason. */
    private static final class Builder {
        private final List<Phrase> reasons = new ArrayList<>();
        private Phrase advice = Phrase.NONE;

        void add(Phrase reason, Phrase toDo) {
            if (reasons.isEmpty()) {
                advice = toDo;
            }
            reasons.add(reason);
        }
    }
}
