// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.topiary.core.text.Phrase;

/**
 * The authorities that the system trusts, including those added by its owner. On Linux and similar systems they are in
 * one PEM file; elsewhere, and if that file is missing or damaged, the authorities of the Java runtime are used.
 */
final class SystemAuthorities {
    /** The files of Debian and its derivatives, Fedora and its derivatives, openSUSE, Alpine. */
    private static final List<Path> BUNDLES = Stream.of(
                    "/etc/ssl/certs/ca-certificates.crt",
                    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
                    "/etc/ssl/ca-bundle.pem",
                    "/etc/ssl/cert.pem")
            .map(Path::of)
            .toList();

    private SystemAuthorities() {}

    /** Empty: use those of the Java runtime, which the property {@code javax.net.ssl.trustStore} may replace. */
    static List<X509Certificate> load() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        return linux && System.getProperty("javax.net.ssl.trustStore") == null ? load(BUNDLES) : List.of();
    }

    /** Loads the first file that exists. */
    static List<X509Certificate> load(List<Path> bundles) {
        for (Path bundle : bundles) {
            if (Files.isReadable(bundle)) {
                try {
                    return PemCertificates.ofFile(Phrase.of("tls.source.cas"), bundle.toString());
                } catch (TlsSetupException e) {
                    return List.of();
                }
            }
        }
        return List.of();
    }
}
