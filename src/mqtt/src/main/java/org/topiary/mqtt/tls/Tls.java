// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.TlsOptions;

/**
 * Checks and lists TLS settings before a connection is tried. Any thread except the JavaFX application thread: reads
 * files and tokens.
 */
public final class Tls {
    private Tls() {}

    /**
     * Reads the files and opens the keys that the settings name.
     *
     * @param secrets not modified
     * @return what is wrong; empty if TLS can be tried
     */
    public static Optional<TlsProblem> check(TlsOptions options, ConnectionSecrets secrets) {
        try {
            ConnectionTls.prepare(options, secrets, "localhost");
            return Optional.empty();
        } catch (TlsSetupException e) {
            return Optional.of(e.problem());
        }
    }

    /** The versions available on this platform, newest first. */
    public static List<String> versions() {
        return List.of(context().getDefaultSSLParameters().getProtocols()).stream()
                .filter(version -> version.startsWith("TLS"))
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
    }

    /** The cipher suites available on this platform, by their names in Java, preferred ones first. */
    public static List<String> cipherSuites() {
        return List.of(context().getSupportedSSLParameters().getCipherSuites()).stream()
                .filter(suite -> !suite.endsWith("_SCSV"))
                .toList();
    }

    static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime does not support TLS: " + e.getMessage(), e);
        }
    }
}
