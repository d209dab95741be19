// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.failure;

import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.tls.Certificates;
import org.topiary.mqtt.tls.ClientKeyManager;
import org.topiary.mqtt.tls.ConnectionTls;
import org.topiary.mqtt.tls.ServerCertificate;
import org.topiary.mqtt.tls.TlsProblem;
import org.topiary.mqtt.tls.TlsSetupException;
import org.topiary.mqtt.tls.TrustFindings;
import org.topiary.mqtt.tls.UntrustedException;
import org.topiary.mqtt.words.ExceptionCauses;

/** Explains why a TLS handshake failed. */
public final class TlsFailures {
    /** How the platform reports an alert from the other side (RFC 8446, section 6). */
    private static final Pattern ALERT = Pattern.compile("received fatal alert: ([a-z_]+)");

    private TlsFailures() {}

    static boolean isTls(Throwable error) {
        return ExceptionCauses.find(error, SSLException.class) != null
                || ExceptionCauses.find(error, CertificateException.class) != null
                || ExceptionCauses.has(error, "NotSslRecordException")
                || ExceptionCauses.has(error, "ClosedChannelException");
    }

    static Failure of(Throwable error, BrokerAddress address, Phrase detail, Optional<ConnectionTls> tls) {
        String place = address.host() + ":" + address.port();
        UntrustedException untrusted = ExceptionCauses.find(error, UntrustedException.class);
        if (untrusted != null) {
            TrustFindings findings = untrusted.findings();
            return failed(Phrase.of("tls.untrusted", place, findings.sentence()), findings.advice(), detail, true)
                    .withUntrusted(untrusted.server());
        }
        if (ExceptionCauses.has(error, "NotSslRecordException")) {
            return failed(
                    Phrase.of("tls.notTls", place),
                    Phrase.of("tls.notTls.advice", ConnectFailures.otherTransport(address)),
                    detail,
                    false);
        }
        if (ExceptionCauses.says(error, "timed out")) {
            return failed(
                    Phrase.of("tls.noAnswer", place),
                    Phrase.of("tls.mayExpect", ConnectFailures.otherTransport(address)),
                    detail,
                    false);
        }
        if (ExceptionCauses.says(error, "no appropriate protocol")) {
            return failed(Phrase.of("tls.incompatible"), Phrase.of("tls.incompatible.advice"), detail, true);
        }
        ClientKeyManager keys = tls.map(ConnectionTls::keys).orElseGet(() -> new ClientKeyManager(Optional.empty()));
        Matcher alert = ALERT.matcher(ExceptionCauses.messages(error).toLowerCase(Locale.ROOT));
        if (alert.find()) {
            return alert(alert.group(1), place, detail, keys);
        }
        if (isEnd(error)) {
            return keys.wasAsked()
                    ? asked(place, Phrase.NONE, detail, keys, false)
                    : failed(
                            Phrase.of("tls.closed", place),
                            Phrase.of("tls.mayExpect", ConnectFailures.otherTransport(address)),
                            detail,
                            false);
        }
        return failed(Phrase.verbatim(ForeignText.quoted(ExceptionCauses.message(error))), Phrase.NONE, detail, false);
    }

    /** For an attempt in which TLS could not even be tried. */
    public static Failure of(TlsSetupException error) {
        TlsProblem problem = error.problem();
        Throwable cause = error.getCause();
        Failure failure = new Failure(
                problem.summary(), problem.advice(), cause == null ? Phrase.NONE : ExceptionCauses.detail(cause), true);
        return problem.asked().map(failure::asking).orElse(failure);
    }

    private static boolean isEnd(Throwable error) {
        return ExceptionCauses.has(error, "ClosedChannelException")
                || ExceptionCauses.says(error, "closed")
                || ExceptionCauses.says(error, "connection reset")
                || ExceptionCauses.says(error, "broken pipe");
    }

    private static Failure alert(String alert, String place, Phrase detail, ClientKeyManager keys) {
        return switch (alert) {
            case "protocol_version" ->
                failed(Phrase.of("tls.versions", place), Phrase.of("tls.versions.advice"), detail, true);
            case "no_application_protocol" ->
                failed(Phrase.of("tls.alpn", place), Phrase.of("tls.alpn.advice"), detail, true);
            case "unrecognized_name" -> failed(Phrase.of("tls.sni", place), Phrase.of("tls.sni.advice"), detail, true);
            case "insufficient_security" ->
                failed(Phrase.of("tls.weak", place), Phrase.of("tls.weak.advice"), detail, true);
            case "certificate_required" -> asked(place, Phrase.NONE, detail, keys, true);
            case "certificate_revoked" -> asked(place, Phrase.of("tls.client.revoked"), detail, keys, true);
            case "certificate_expired" -> asked(place, Phrase.of("tls.client.expired"), detail, keys, true);
            case "unknown_ca" -> asked(place, Phrase.of("tls.client.unknownCa"), detail, keys, true);
            case "unsupported_certificate" -> asked(place, Phrase.of("tls.client.type"), detail, keys, true);
            case "access_denied" -> asked(place, Phrase.of("tls.client.denied"), detail, keys, true);
            case "bad_certificate", "certificate_unknown", "decrypt_error" ->
                asked(place, Phrase.NONE, detail, keys, true);
            default ->
                keys.wasAsked()
                        ? asked(place, Phrase.NONE, detail, keys, true)
                        : failed(
                                Phrase.of("tls.rejected", place, alert.replace('_', ' ')),
                                Phrase.of("tls.rejected.advice"),
                                detail,
                                false);
        };
    }

    /** The broker requested a client certificate and ended the handshake, or, in TLS 1.3, the connection after it. */
    private static Failure asked(String place, Phrase reason, Phrase detail, ClientKeyManager keys, boolean lasting) {
        if (keys.key().isEmpty()) {
            return failed(
                    Phrase.of("tls.client.needed", place),
                    keys.authorities().isEmpty()
                            ? Phrase.of("tls.client.needed.choose")
                            : Phrase.of("tls.client.needed.issued", issuers(keys.authorities())),
                    detail,
                    lasting);
        }
        ServerCertificate shown = Certificates.describe(keys.key().orElseThrow().certificate());
        Phrase why =
                reason.isEmpty() && Instant.now().isAfter(shown.notAfter()) ? Phrase.of("tls.client.expired") : reason;
        return failed(
                why.isEmpty()
                        ? Phrase.of("tls.client.refused", place, Certificates.quotedName(shown.subject()))
                        : Phrase.of("tls.client.refused.why", place, Certificates.quotedName(shown.subject()), why),
                keys.authorities().isEmpty()
                        ? Phrase.of("tls.client.refused.other")
                        : Phrase.of("tls.client.refused.issued", issuers(keys.authorities())),
                detail,
                lasting);
    }

    private static Phrase issuers(List<String> authorities) {
        return authorities.stream()
                .limit(3)
                .map(authority -> Phrase.verbatim(Certificates.quotedName(authority)))
                .reduce((before, next) -> Phrase.of("tls.issuers", before, next))
                .orElse(Phrase.NONE);
    }

    private static Failure failed(Phrase reason, Phrase advice, Phrase detail, boolean lasting) {
        return new Failure(Phrase.of("tls.failed", reason), advice, detail, lasting);
    }
}
