// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.util.List;

/**
 * What a handshake agreed on.
 *
 * @param version such as {@code TLSv1.3}
 * @param cipherSuite its name in Java
 * @param applicationProtocol agreed on by ALPN; empty: none
 * @param chain the server's certificates, its own first
 * @param trust why the server was trusted
 */
public record TlsDetails(
        String version, String cipherSuite, String applicationProtocol, List<ServerCertificate> chain, Trust trust) {
    /** The reason why a certificate was accepted. */
    public enum Trust {
        SYSTEM,
        OWN_AUTHORITY,
        PINNED,
        /** Any certificate is accepted: nothing was checked. */
        ANYTHING
    }

    public TlsDetails {
        chain = List.copyOf(chain);
    }
}
