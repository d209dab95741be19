// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIHostName;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.TlsOptions;

/** Checks the names in the TLS settings, so that the user gets a sentence instead of an exception of the TLS engine. */
final class TlsNames {
    /** RFC 7301, section 3.1: a name has 1 to 255 bytes. */
    private static final int ALPN_LIMIT_BYTES = 255;

    private TlsNames() {}

    static void check(TlsOptions options) throws TlsSetupException {
        List<String> versions = Tls.versions();
        for (String version : options.versions()) {
            if (!versions.contains(version)) {
                throw new TlsSetupException(
                        Phrase.of("tls.names.version", version),
                        Phrase.of("tls.names.version.advice", String.join(", ", versions)));
            }
        }
        List<String> suites = Tls.cipherSuites();
        for (String suite : options.cipherSuites()) {
            if (!suites.contains(suite)) {
                throw new TlsSetupException(
                        Phrase.of("tls.names.suite", suite), Phrase.of("tls.names.suite.advice", suites.getFirst()));
            }
        }
        for (String protocol : options.alpn()) {
            int length = protocol.getBytes(StandardCharsets.UTF_8).length;
            if (length == 0 || length > ALPN_LIMIT_BYTES) {
                throw new TlsSetupException(Phrase.of("tls.names.alpn", length), Phrase.of("tls.names.alpn.advice"));
            }
        }
        serverName(options.serverName());
    }

    private static void serverName(String name) throws TlsSetupException {
        if (!name.isEmpty() && !Certificates.isAddress(name)) {
            try {
                new SNIHostName(name);
            } catch (IllegalArgumentException e) {
                throw new TlsSetupException(
                        Phrase.of("tls.names.server", name), Phrase.of("tls.names.server.advice"), e);
            }
        }
    }
}
