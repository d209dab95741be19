// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The certificates that this client sends, and the key that proves its identity.
 *
 * @param chain its certificates, its own first; not empty
 */
public record ClientKey(PrivateKey key, List<X509Certificate> chain) {
    public ClientKey {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return "ClientKey[" + certificate().getSubjectX500Principal().getName() + "]";
    }
}
