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

    static Failure of(Throwable error, BrokerAddress address, String detail, Optional<ConnectionTls> tls) {
        String place = address.host() + ":" + address.port();
        UntrustedException untrusted = ExceptionCauses.find(error, UntrustedException.class);
        if (untrusted != null) {
            TrustFindings findings = untrusted.findings();
            return failed("the certificate of " + place + " " + findings.sentence(), findings.advice(), detail, true)
                    .withUntrusted(untrusted.server());
        }
        if (ExceptionCauses.has(error, "NotSslRecordException")) {
            return failed(
                    place + " does not speak TLS",
                    "The port expects " + ConnectFailures.otherTransport(address) + ", or the port is wrong.",
                    detail,
                    false);
        }
        if (ExceptionCauses.says(error, "timed out")) {
            return failed(
                    place + " did not answer the TLS handshake",
                    "The port may expect " + ConnectFailures.otherTransport(address) + ".",
                    detail,
                    false);
        }
        if (ExceptionCauses.says(error, "no appropriate protocol")) {
            return failed(
                    "the chosen TLS versions and cipher suites are incompatible",
                    "Choose other versions or cipher suites, or none for the platform default.",
                    detail,
                    true);
        }
        ClientKeyManager keys = tls.map(ConnectionTls::keys).orElseGet(() -> new ClientKeyManager(Optional.empty()));
        Matcher alert = ALERT.matcher(detail.toLowerCase(Locale.ROOT));
        if (alert.find()) {
            return alert(alert.group(1), place, detail, keys);
        }
        if (isEnd(error)) {
            return keys.wasAsked()
                    ? asked(place, "", detail, keys, false)
                    : failed(
                            place + " closed the connection during the TLS handshake",
                            "The port may expect " + ConnectFailures.otherTransport(address) + ".",
                            detail,
                            false);
        }
        return failed(ForeignText.quoted(ExceptionCauses.message(error)), "", detail, false);
    }

    /** For an attempt in which TLS could not even be tried. */
    public static Failure of(TlsSetupException error) {
        TlsProblem problem = error.problem();
        Throwable cause = error.getCause();
        Failure failure = new Failure(
                problem.summary(), problem.advice(), cause == null ? "" : ExceptionCauses.detail(cause), true);
        return problem.asked().map(failure::asking).orElse(failure);
    }

    private static boolean isEnd(Throwable error) {
        return ExceptionCauses.has(error, "ClosedChannelException")
                || ExceptionCauses.says(error, "closed")
                || ExceptionCauses.says(error, "connection reset")
                || ExceptionCauses.says(error, "broken pipe");
    }

    private static Failure alert(String alert, String place, String detail, ClientKeyManager keys) {
        return switch (alert) {
            case "protocol_version" ->
                failed(
                        place + " supports none of the TLS versions offered",
                        "Choose other TLS versions, or none for the platform default. An outdated broker must be updated.",
                        detail,
                        true);
            case "no_application_protocol" ->
                failed(
                        place + " accepts none of the ALPN protocols offered",
                        "Enter the protocol that the broker expects, or none.",
                        detail,
                        true);
            case "unrecognized_name" ->
                failed(
                        place + " does not know the requested server name (SNI)",
                        "Check the host, and the server name under TLS.",
                        detail,
                        true);
            case "insufficient_security" ->
                failed(
                        place + " rejects the cipher suites offered as too weak",
                        "Choose other cipher suites, or none for the platform default.",
                        detail,
                        true);
            case "certificate_required" -> asked(place, "", detail, keys, true);
            case "certificate_revoked" -> asked(place, "it has been revoked", detail, keys, true);
            case "certificate_expired" -> asked(place, "it has expired", detail, keys, true);
            case "unknown_ca" ->
                asked(place, "the broker does not know the authority that issued it", detail, keys, true);
            case "unsupported_certificate" -> asked(place, "the broker does not accept its type", detail, keys, true);
            case "access_denied" -> asked(place, "it is not allowed to connect", detail, keys, true);
            case "bad_certificate", "certificate_unknown", "decrypt_error" -> asked(place, "", detail, keys, true);
            default ->
                keys.wasAsked()
                        ? asked(place, "", detail, keys, true)
                        : failed(
                                place + " rejected the TLS handshake (" + alert.replace('_', ' ') + ")",
                                "The two sides may share no TLS version or cipher suite.",
                                detail,
                                false);
        };
    }

    /** The broker requested a client certificate and ended the handshake, or, in TLS 1.3, the connection after it. */
    private static Failure asked(String place, String reason, String detail, ClientKeyManager keys, boolean lasting) {
        if (keys.key().isEmpty()) {
            return failed(
                    place + " requires a client certificate",
                    "Choose one under TLS in this connection" + issuedBy(keys.authorities()) + ".",
                    detail,
                    lasting);
        }
        ServerCertificate shown = Certificates.describe(keys.key().orElseThrow().certificate());
        String why = reason.isEmpty() && Instant.now().isAfter(shown.notAfter()) ? "it has expired" : reason;
        return failed(
                place + " does not accept the client certificate " + Certificates.quotedName(shown.subject())
                        + (why.isEmpty() ? "" : ": " + why),
                "Use another client certificate" + issuedBy(keys.authorities())
                        + ", or ask the broker's administrator.",
                detail,
                lasting);
    }

    private static String issuedBy(List<String> authorities) {
        return authorities.isEmpty()
                ? ""
                : ", issued by "
                        + String.join(
                                " or ",
                                authorities.stream()
                                        .limit(3)
                                        .map(Certificates::quotedName)
                                        .toList());
    }

    private static Failure failed(String reason, String advice, String detail, boolean lasting) {
        return new Failure("No secure connection: " + reason + ".", advice, detail, lasting);
    }
}
