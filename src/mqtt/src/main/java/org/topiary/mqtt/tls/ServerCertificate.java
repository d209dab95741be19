// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.time.Instant;
import java.util.List;

/**
 * The content of a certificate, for the user.
 *
 * @param subject distinguished name in the form of RFC 1779: with spaces, so that it can be wrapped
 * @param issuer distinguished name in the form of RFC 1779: with spaces, so that it can be wrapped
 * @param names DNS names and addresses it is valid for (RFC 5280, section 4.2.1.6)
 * @param serialNumber hexadecimal digits
 * @param sha256 fingerprint: 64 lower-case hexadecimal digits
 * @param key such as {@code RSA 2048}
 */
public record ServerCertificate(
        String subject,
        String issuer,
        List<String> names,
        Instant notBefore,
        Instant notAfter,
        String serialNumber,
        String sha256,
        String key) {
    public ServerCertificate {
        names = List.copyOf(names);
    }
}
