// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIHostName;
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
                        "The TLS version \"" + version + "\" is unknown or disabled in this Java runtime.",
                        "Choose from: " + String.join(", ", versions) + ".");
            }
        }
        List<String> suites = Tls.cipherSuites();
        for (String suite : options.cipherSuites()) {
            if (!suites.contains(suite)) {
                throw new TlsSetupException(
                        "The cipher suite \"" + suite + "\" is unknown in this Java runtime.",
                        "Choose one that is offered, such as " + suites.getFirst() + ".");
            }
        }
        for (String protocol : options.alpn()) {
            int length = protocol.getBytes(StandardCharsets.UTF_8).length;
            if (length == 0 || length > ALPN_LIMIT_BYTES) {
                throw new TlsSetupException(
                        "The name of an ALPN protocol has 1 to 255 bytes, not " + length + ".",
                        "Shorten it, or remove it.");
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
                        "The server name \"" + name + "\" under TLS is not a host name.",
                        "Enter a name such as broker.example.org, without port or path.",
                        e);
            }
        }
    }
}
