// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The authorities that the system trusts, those that its owner added included. On Linux and the like they are one file
 * of PEM; elsewhere, and where that file is not there or damaged, those of the Java runtime are used.
 */
final class SystemAuthorities {
    /** Of Debian and its kin, of Fedora and its kin, of openSUSE, of Alpine. */
    private static final List<Path> BUNDLES = Stream.of(
                    "/etc/ssl/certs/ca-certificates.crt",
                    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
                    "/etc/ssl/ca-bundle.pem",
                    "/etc/ssl/cert.pem")
            .map(Path::of)
            .toList();

    private SystemAuthorities() {}

    /** Empty: those of the Java runtime, which the property {@code javax.net.ssl.trustStore} may have replaced. */
    static List<X509Certificate> load() {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        return linux && System.getProperty("javax.net.ssl.trustStore") == null ? load(BUNDLES) : List.of();
    }

    /** Those of the first file that is there. */
    static List<X509Certificate> load(List<Path> bundles) {
        for (Path bundle : bundles) {
            if (Files.isReadable(bundle)) {
                try {
                    return PemCertificates.ofFile("list of CAs", bundle.toString());
                } catch (TlsSetupException e) {
                    return List.of();
                }
            }
        }
        return List.of();
    }
}
