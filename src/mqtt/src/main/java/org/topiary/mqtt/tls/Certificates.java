// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.topiary.core.text.ForeignText;

/** Reads the content of certificates (RFC 5280). */
public final class Certificates {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private Certificates() {}

    static List<ServerCertificate> describe(Certificate[] chain) {
        List<ServerCertificate> described = new ArrayList<>();
        for (Certificate certificate : chain) {
            if (certificate instanceof X509Certificate x509) {
                described.add(describe(x509));
            }
        }
        return described;
    }

    public static ServerCertificate describe(X509Certificate certificate) {
        return new ServerCertificate(
                certificate.getSubjectX500Principal().getName(X500Principal.RFC1779),
                certificate.getIssuerX500Principal().getName(X500Principal.RFC1779),
                names(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                certificate.getSerialNumber().toString(16),
                Fingerprints.of(certificate),
                key(certificate.getPublicKey()));
    }

    /** The DNS names and addresses of section 4.2.1.6; if there are none, the common name, which then counts as one. */
    static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                if (name.get(0) instanceof Integer type
                        && (type == DNS_NAME || type == IP_ADDRESS)
                        && name.get(1) instanceof String text) {
                    names.add(text);
                }
            }
        } catch (CertificateParsingException e) {
            // A malformed extension contains no names.
        }
        if (names.isEmpty()) {
            commonName(certificate.getSubjectX500Principal().getName()).ifPresent(names::add);
        }
        return names;
    }

    /** The readable part of a distinguished name (RFC 2253), for a sentence: its common name, or all of it. */
    public static String quotedName(String distinguishedName) {
        return ForeignText.quoted(commonName(distinguishedName).orElse(distinguishedName));
    }

    private static Optional<String> commonName(String distinguishedName) {
        // Only an unescaped comma ends a value.
        for (String part : distinguishedName.split("(?<!\\\\),")) {
            if (part.regionMatches(true, 0, "CN=", 0, 3)) {
                return Optional.of(part.substring(3).replaceAll("\\\\(.)", "$1"));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a certificate names a host, for an explanation only: the platform's check decides. A wildcard matches the
     * first label (RFC 6125, section 6.4.3).
     */
    static boolean names(X509Certificate certificate, String host) {
        return names(certificate).stream().anyMatch(name -> {
            if (name.startsWith("*.")) {
                int dot = host.indexOf('.');
                return dot > 0 && host.substring(dot).equalsIgnoreCase(name.substring(1));
            }
            return name.equalsIgnoreCase(host) || (isAddress(host) && isAddress(name) && sameAddress(name, host));
        });
    }

    /** Whether a host is a literal IPv4 or IPv6 address. */
    public static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static boolean sameAddress(String one, String other) {
        try {
            // Literals are not looked up.
            return InetAddress.getByName(one).equals(InetAddress.getByName(other));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String key(PublicKey key) {
        return switch (key) {
            case RSAKey rsa -> key.getAlgorithm() + " " + rsa.getModulus().bitLength();
            case ECPublicKey ec -> "EC " + ec.getParams().getCurve().getField().getFieldSize();
            default -> key.getAlgorithm();
        };
    }
}
