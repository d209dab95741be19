// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.util.List;
import org.topiary.core.text.Phrase;

/**
 * A server whose certificate was not accepted.
 *
 * @param reason what is wrong with its certificate
 * @param chain the server's certificates, its own first; not empty
 */
public record UntrustedServer(Phrase reason, List<ServerCertificate> chain) {
    public UntrustedServer {
        chain = List.copyOf(chain);
    }
}
