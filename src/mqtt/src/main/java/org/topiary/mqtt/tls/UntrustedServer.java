// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.util.List;

/**
 * A server whose certificate was not accepted.
 *
 * @param reason one sentence in plain words
 * @param chain the server's certificates, its own first; not empty
 */
public record UntrustedServer(String reason, List<ServerCertificate> chain) {
    public UntrustedServer {
        chain = List.copyOf(chain);
    }
}
