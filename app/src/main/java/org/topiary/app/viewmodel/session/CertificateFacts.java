// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.tls.Fingerprints;
import org.topiary.mqtt.tls.ServerCertificate;

/** The contents of certificates in readable form. */
public final class CertificateFacts {
    private static final Duration SOON = Duration.ofDays(30);

    private CertificateFacts() {}

    /** The facts about each certificate of a chain, the server's own first. */
    public static List<Facts> of(List<ServerCertificate> chain, Instant now) {
        List<Facts> sections = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            String title = i == 0 ? Texts.get("certificate.server") : Texts.get("certificate.issuer", i);
            sections.add(of(title, chain.get(i), now));
        }
        return sections;
    }

    private static Facts of(String title, ServerCertificate certificate, Instant now) {
        List<Facts.Fact> facts = new ArrayList<>();
        facts.add(Facts.Fact.quoted(Texts.get("certificate.subject"), certificate.subject()));
        if (!certificate.names().isEmpty()) {
            facts.add(Facts.Fact.names(Texts.get("certificate.names"), certificate.names()));
        }
        facts.add(Facts.Fact.quoted(Texts.get("certificate.issuedBy"), certificate.issuer()));
        facts.add(fact("certificate.valid", validity(certificate, now)));
        facts.add(fact("certificate.sha256", Fingerprints.grouped(certificate.sha256())));
        facts.add(fact("certificate.key", certificate.key()));
        facts.add(fact("certificate.serial", ForeignText.line(certificate.serialNumber())));
        return new Facts(title, facts);
    }

    private static Facts.Fact fact(String key, String value) {
        return new Facts.Fact(Texts.get(key), value);
    }

    private static String validity(ServerCertificate certificate, Instant now) {
        String from = day(certificate.notBefore());
        String to = day(certificate.notAfter());
        if (now.isBefore(certificate.notBefore())) {
            return Texts.get("certificate.validNotYet", from, to);
        }
        long days = Duration.between(now, certificate.notAfter()).toDays();
        return now.isAfter(certificate.notAfter())
                ? Texts.get("certificate.validNoMore", from, to)
                : Texts.get("certificate.validDays", from, to, days);
    }

    private static String day(Instant time) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(time.atZone(ZoneId.systemDefault()));
    }

    /**
     * A sentence about the certificate that expires first, if it expires within 30 days or has expired.
     *
     * @param name of the connection
     */
    public static Optional<String> expiry(String name, List<ServerCertificate> chain, Instant now) {
        return chain.stream()
                .min((one, other) -> one.notAfter().compareTo(other.notAfter()))
                .filter(first -> first.notAfter().isBefore(now.plus(SOON)))
                .map(first -> Texts.get(
                        now.isAfter(first.notAfter()) ? "certificate.hasExpired" : "certificate.expires",
                        name,
                        ForeignText.quoted(first.subject()),
                        day(first.notAfter()),
                        Duration.between(now, first.notAfter()).toDays()));
    }
}
